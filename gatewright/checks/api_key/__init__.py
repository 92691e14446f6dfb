"""Does the method require an API key, and is the one that came good for this stage?"""

from gatewright.checks.api_key import disabled, in_no_usage_plan, missing, plan_misses_stage, unknown
from gatewright.checks.api_key.check import check
from gatewright.checks.stage import changed_since_deployment
from gatewright.i18n import N_
from gatewright.model.check import Check

API_KEY = Check(
    id="api-key",
    title=N_("Does the method require an API key, and is the one that came good for this stage?"),
    run=check,
    establishes=("key_use",),
    causes=(
        missing.CAUSE,
        unknown.CAUSE,
        disabled.CAUSE,
        in_no_usage_plan.CAUSE,
        plan_misses_stage.CAUSE,
        changed_since_deployment.CAUSE,
    ),
)
