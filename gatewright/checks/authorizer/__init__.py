"""Does the method's authorizer let the caller through?"""

from gatewright.checks.authorizer import (
    cached_policy_too_narrow,
    denied,
    failed,
    identity_source_missing,
    invoke_permission_missing,
    policy_misses_resource,
    scope_missing,
    token_invalid,
    token_type_wrong,
)
from gatewright.checks.authorizer.check import check
from gatewright.i18n import N_
from gatewright.model.check import Check

AUTHORIZER = Check(
    id="authorizer",
    title=N_("Does the method's authorizer let the caller through?"),
    run=check,
    establishes=("authorized",),
    causes=(
        denied.CAUSE,
        policy_misses_resource.CAUSE,
        cached_policy_too_narrow.CAUSE,
        identity_source_missing.CAUSE,
        token_invalid.CAUSE,
        token_type_wrong.CAUSE,
        scope_missing.CAUSE,
        failed.CAUSE,
        invoke_permission_missing.CAUSE,
    ),
)
