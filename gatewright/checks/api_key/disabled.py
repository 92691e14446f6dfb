"""The API key is disabled."""

from gatewright.checks.api_key.fixes import SEND_A_GOOD_KEY
from gatewright.checks.api_key.remedies import enable_the_key
from gatewright.checks.signatures import forbidden
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="api-key.disabled",
    seed_row=7,
    title=N_("The API key that came is disabled."),
    why=N_("The API key {key_id} exists, but it is not enabled."),
    signatures=(forbidden("INVALID_API_KEY"),),
    confirm=(
        Confirm(
            text=N_("Is the key enabled?"),
            command="aws apigateway get-api-key --api-key {key_id} --query enabled",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Enable the key {key_id}."),
            command="aws apigateway update-api-key --api-key {key_id}"
            " --patch-operations op=replace,path=/enabled,value=true",
            safety="widens-access",
            remedy=enable_the_key,
        ),
        SEND_A_GOOD_KEY,
    ),
    look_alikes=("api-key.missing", "api-key.unknown", "api-key.in-no-usage-plan", "api-key.plan-misses-stage"),
    provenance=(
        Recorded("LocalStack, AWS-validated TestUsagePlans.test_api_key_required_for_methods (status 403)"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html"),
    ),
    since="0.1",
)
