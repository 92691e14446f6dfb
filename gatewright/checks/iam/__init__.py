"""Is the call signed well, and may its caller make it?"""

from gatewright.checks.endpoint import vpc_endpoint_policy_reads_authorization
from gatewright.checks.iam import signature_missing
from gatewright.checks.iam.check import check
from gatewright.checks.iam.possible import NOT_SIGNED, SIGNED
from gatewright.i18n import N_
from gatewright.model.check import Check

IAM = Check(
    id="iam",
    title=N_("Is the call signed well, and may its caller make it?"),
    run=check,
    establishes=("principal",),
    causes=(signature_missing.CAUSE, *NOT_SIGNED, *SIGNED, vpc_endpoint_policy_reads_authorization.CAUSE),
)
