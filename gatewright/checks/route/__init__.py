"""Is there a resource with this path and a method with this verb?"""

from gatewright.checks.route import method_not_found, not_found, not_found_with_authorization, preflight_refused
from gatewright.checks.route.check import check
from gatewright.checks.stage import changed_since_deployment, repeated_in_path
from gatewright.i18n import N_
from gatewright.model.check import Check

ROUTE = Check(
    id="route",
    title=N_("Does a deployed resource serve this path and verb?"),
    run=check,
    establishes=("route",),
    causes=(
        not_found.CAUSE,
        method_not_found.CAUSE,
        not_found_with_authorization.CAUSE,
        preflight_refused.CAUSE,
        changed_since_deployment.CAUSE,
        repeated_in_path.CAUSE,
    ),
)
