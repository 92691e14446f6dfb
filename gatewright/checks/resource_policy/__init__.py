"""Do the resource policy and the VPC endpoint policy allow the call?"""

from gatewright.checks.endpoint import vpc_endpoint_policy_denied, vpc_endpoint_policy_reads_authorization
from gatewright.checks.resource_policy import explicit_deny, nothing_allows
from gatewright.checks.resource_policy.check import check
from gatewright.i18n import N_
from gatewright.model.check import Check

RESOURCE_POLICY = Check(
    id="resource-policy",
    title=N_("Does the API's resource policy allow the call?"),
    run=check,
    establishes=(),
    causes=(
        nothing_allows.CAUSE,
        explicit_deny.CAUSE,
        vpc_endpoint_policy_denied.CAUSE,
        vpc_endpoint_policy_reads_authorization.CAUSE,
    ),
)
