"""A usage plan holds the API key, but not this stage."""

from gatewright.checks.api_key.fixes import SEND_A_GOOD_KEY
from gatewright.checks.api_key.remedies import add_the_stage_to_the_plan
from gatewright.checks.signatures import forbidden
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="api-key.plan-misses-stage",
    seed_row=7,
    title=N_("The API key's usage plan does not have this stage."),
    why=N_("The API key {key_id} is in the usage plan {plan_id}, which has {plan_stages}, not {rest_api_id}:{stage}."),
    signatures=(forbidden("INVALID_API_KEY"),),
    confirm=(
        Confirm(
            text=N_("Which stages does the plan have?"),
            command="aws apigateway get-usage-plan --usage-plan-id {plan_id} --query apiStages",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Add the stage to the usage plan {plan_id}."),
            command="aws apigateway update-usage-plan --usage-plan-id {plan_id}"
            " --patch-operations op=add,path=/apiStages,value={rest_api_id}:{stage}",
            safety="widens-access",
            remedy=add_the_stage_to_the_plan,
        ),
        SEND_A_GOOD_KEY,
    ),
    look_alikes=("api-key.missing", "api-key.unknown", "api-key.disabled", "api-key.in-no-usage-plan"),
    provenance=(
        Recorded("LocalStack, AWS-validated TestUsagePlans.test_api_key_required_for_methods (status 403)"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html"),
    ),
    since="0.1",
)
