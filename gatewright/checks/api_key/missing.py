"""The method requires an API key, and none came."""

from gatewright.checks.api_key.remedies import require_no_key, send_a_good_key
from gatewright.checks.signatures import forbidden
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

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
        Fix(
            text=N_('Send a key that is good for this stage in the x-api-key header, such as "{good_key_name}".'),
            command='curl -i -X {http_method} -H "x-api-key: $(aws apigateway get-api-key --api-key {good_key_id}'
            " --include-value --query value --output text)\" '{url}'",
            remedy=send_a_good_key,
        ),
        Fix(
            text=N_("Let the method be called without an API key, and deploy."),
            command="aws apigateway update-method --rest-api-id {rest_api_id} --resource-id {resource_id}"
            " --http-method {method_verb} --patch-operations op=replace,path=/apiKeyRequired,value=false"
            " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
            safety="widens-access",
            remedy=require_no_key,
        ),
    ),
    look_alikes=("api-key.unknown", "api-key.disabled", "api-key.in-no-usage-plan", "api-key.plan-misses-stage"),
    provenance=(
        Recorded("LocalStack, AWS-validated TestUsagePlans.test_api_key_required_for_methods (status 403)"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html"),
    ),
    since="0.1",
)
