"""The method requires an API key, and none came."""

from gatewright.checks.api_key.fixes import REQUIRE_NO_KEY, SEND_A_GOOD_KEY, SEND_A_KEY
from gatewright.checks.signatures import forbidden
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Recorded

CAUSE = Cause(
    id="api-key.missing",
    seed_row=7,
    title=N_("The method requires an API key, and the request carried none."),
    why=N_(
        "{http_method} {resource} has apiKeyRequired set. API Gateway looked for the key where the API's key source"
        " says (the x-api-key header, or the authorizer's answer) and found none."
    ),
    signatures=(forbidden("INVALID_API_KEY"),),
    confirm=(
        Confirm(
            text=N_("Does the deployed method require a key?"),
            command="aws apigateway get-deployment --rest-api-id {rest_api_id} --deployment-id {deployment_id}"
            " --embed apisummary",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        SEND_A_GOOD_KEY,
        SEND_A_KEY,
        REQUIRE_NO_KEY,
    ),
    look_alikes=("api-key.unknown", "api-key.disabled", "api-key.in-no-usage-plan", "api-key.plan-misses-stage"),
    provenance=(
        Recorded("LocalStack, AWS-validated TestUsagePlans.test_api_key_required_for_methods (status 403)"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html"),
    ),
    since="0.1",
)
