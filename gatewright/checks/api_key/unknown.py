"""The account has no API key of this value."""

from gatewright.checks.api_key.fixes import REQUIRE_NO_KEY, SEND_A_GOOD_KEY, SEND_A_KEY
from gatewright.checks.signatures import forbidden
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Recorded

CAUSE = Cause(
    id="api-key.unknown",
    seed_row=7,
    title=N_("The API key that came does not exist in this account and region."),
    why=N_(
        "{http_method} {resource} has apiKeyRequired set, a key came, and no API key of the account in {region} has"
        " that value. API Gateway compares values, not ids or names."
    ),
    signatures=(forbidden("INVALID_API_KEY"),),
    confirm=(
        Confirm(
            text=N_("Is there a key with the value that is sent? Its id is not its value."),
            command="aws apigateway get-api-keys --include-values"
            " --query \"items[?value=='<the-key-that-was-sent>'].[id,name,enabled]\"",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        SEND_A_GOOD_KEY,
        SEND_A_KEY,
        REQUIRE_NO_KEY,
    ),
    look_alikes=("api-key.missing", "api-key.disabled", "api-key.in-no-usage-plan", "api-key.plan-misses-stage"),
    provenance=(
        Recorded("LocalStack, AWS-validated TestUsagePlans.test_api_key_required_for_methods (status 403)"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html"),
    ),
    since="0.1",
)
