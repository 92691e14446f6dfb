"""No usage plan holds the API key."""

from gatewright.checks.api_key.fixes import SEND_A_GOOD_KEY
from gatewright.checks.api_key.remedies import add_the_key_to_a_plan, join_by_a_new_plan
from gatewright.checks.signatures import forbidden
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="api-key.in-no-usage-plan",
    seed_row=7,
    title=N_("The API key that came is in no usage plan."),
    why=N_(
        "The API key {key_id} exists and is enabled, but no usage plan holds it, and only a usage plan joins a key to a"
        " stage."
    ),
    signatures=(forbidden("INVALID_API_KEY"),),
    confirm=(
        Confirm(
            text=N_("Which usage plans hold the key?"),
            command="aws apigateway get-usage-plans --key-id {key_id} --query 'items[].[id,name]'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Add the key to the usage plan {open_plan_id}, which has this stage."),
            command="aws apigateway create-usage-plan-key --usage-plan-id {open_plan_id} --key-id {key_id}"
            " --key-type API_KEY",
            safety="widens-access",
            remedy=add_the_key_to_a_plan,
        ),
        Fix(
            text=N_("Make a usage plan for this stage, and add the key to it."),
            command="aws apigateway create-usage-plan-key --key-id {key_id} --key-type API_KEY --usage-plan-id"
            " $(aws apigateway create-usage-plan --name {stage} --api-stages apiId={rest_api_id},stage={stage}"
            " --query id --output text)",
            safety="widens-access",
            remedy=join_by_a_new_plan,
        ),
        SEND_A_GOOD_KEY,
    ),
    look_alikes=("api-key.missing", "api-key.unknown", "api-key.disabled", "api-key.plan-misses-stage"),
    provenance=(
        Recorded("LocalStack, AWS-validated TestUsagePlans.test_api_key_required_for_methods (status 403)"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html"),
    ),
    since="0.1",
)
