"""The browser asks with OPTIONS first, and the resource has no such method, or one that wants credentials."""

from gatewright.aws.sigv4.answers import MISSING_TOKEN, PRESENT_BUT_UNUSABLE
from gatewright.checks.authorizer.answers import UNAUTHORIZED
from gatewright.checks.route.fixes import WHAT_IS_DEPLOYED
from gatewright.checks.route.remedies import add_the_method, open_the_options_method
from gatewright.checks.signatures import forbidden
from gatewright.checks.unmatched import WITH_GOOD_FORM
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Documented, Fix, Recorded

CAUSE = Cause(
    id="route.preflight-refused",
    seed_row=10,
    title=N_("The browser's preflight (OPTIONS) has no method that answers it without credentials."),
    why=N_(
        "Before {requested_method} the browser sends OPTIONS to {path}, always without credentials. No deployed method"
        " answers that: there is none for OPTIONS, or it wants a signature, a token or an API key. The browser then"
        " reports a CORS error and hides this answer."
    ),
    signatures=(MISSING_TOKEN, *PRESENT_BUT_UNUSABLE),
    seldom=(*WITH_GOOD_FORM, UNAUTHORIZED, forbidden("INVALID_API_KEY")),
    confirm=(WHAT_IS_DEPLOYED,),
    fixes=(
        Fix(
            text=N_('Add an OPTIONS method without authorization to the resource ("Enable CORS"), and deploy it.'),
            command="aws apigateway put-method --rest-api-id {rest_api_id} --resource-id {resource_id}"
            " --http-method OPTIONS --authorization-type NONE"
            " && aws apigateway put-integration --rest-api-id {rest_api_id} --resource-id {resource_id}"
            " --http-method OPTIONS --type MOCK"
            ' --request-templates \'{"application/json":"{\\"statusCode\\": 200}"}\''
            " && aws apigateway put-method-response --rest-api-id {rest_api_id} --resource-id {resource_id}"
            " --http-method OPTIONS --status-code 200 --response-parameters"
            ' \'{"method.response.header.Access-Control-Allow-Origin":false,'
            '"method.response.header.Access-Control-Allow-Methods":false,'
            '"method.response.header.Access-Control-Allow-Headers":false}\''
            " && aws apigateway put-integration-response --rest-api-id {rest_api_id} --resource-id {resource_id}"
            " --http-method OPTIONS --status-code 200 --response-parameters"
            ' \'{"method.response.header.Access-Control-Allow-Origin":"\'"\'"\'{origin}\'"\'"\'",'
            '"method.response.header.Access-Control-Allow-Methods":"\'"\'"\'{requested_method},OPTIONS\'"\'"\'",'
            '"method.response.header.Access-Control-Allow-Headers":"\'"\'"\'*\'"\'"\'"}\''
            " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
            safety="needs-deployment",
            remedy=add_the_method,
        ),
        Fix(
            text=N_(
                "Let the OPTIONS method be called without credentials, which a browser never sends with it; deploy."
            ),
            command="aws apigateway update-method --rest-api-id {rest_api_id} --resource-id {resource_id}"
            " --http-method OPTIONS --patch-operations op=replace,path=/authorizationType,value=NONE"
            " op=replace,path=/apiKeyRequired,value=false"
            " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
            safety="needs-deployment",
            remedy=open_the_options_method,
        ),
    ),
    look_alikes=("route.method-not-found", "route.not-found", "iam.signature-missing"),
    provenance=(
        Recorded("LocalStack, AWS-validated TestApigatewayRouting.test_routing_not_found", "2024-07-23"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html"),
    ),
    since="0.1",
)
