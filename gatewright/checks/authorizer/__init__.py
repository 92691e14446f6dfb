"""Does the method's authorizer let the caller through?"""

from gatewright.checks.authorizer import (
    failed,
    identity_source_missing,
    invoke_permission_missing,
    method_arn_too_long,
    scope_missing,
    token_invalid,
    token_type_wrong,
    unauthorized,
)
from gatewright.checks.authorizer.check import check
from gatewright.i18n import N_
from gatewright.model.check import Check

AUTHORIZER = Check(
    id="authorizer",
    title=N_("Does the method's authorizer know the caller?"),
    run=check,
    establishes=("authorized",),
    causes=(
        method_arn_too_long.CAUSE,
        identity_source_missing.CAUSE,
        unauthorized.CAUSE,
        token_invalid.CAUSE,
        token_type_wrong.CAUSE,
        scope_missing.CAUSE,
        failed.CAUSE,
        invoke_permission_missing.CAUSE,
    ),
)
