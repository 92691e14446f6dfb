"""The browser asks with OPTIONS first, and the resource has no such method, or one that wants credentials."""

from typing import Final

from gatewright.aws.sigv4.answers import MISSING_TOKEN, PRESENT_BUT_UNUSABLE
from gatewright.checks.authorizer.answers import UNAUTHORIZED
from gatewright.checks.route.cors_remedies import (
    answer_preflights,
    answer_preflights_of_a_route,
    open_a_route_for_options,
    open_the_options_route,
)
from gatewright.checks.route.fixes import WHAT_IS_DEPLOYED
from gatewright.checks.route.remedies import add_the_method, open_the_options_method
from gatewright.checks.signatures import (
    HTTP_API_FORBIDDEN,
    HTTP_API_NO_TOKEN,
    HTTP_API_NOT_FOUND,
    HTTP_API_UNAUTHORIZED,
    forbidden,
)
from gatewright.checks.unmatched import WITH_GOOD_FORM
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Documented, Fix, Recorded

_CONFIGURE_CORS: Final = (
    "aws apigatewayv2 update-api --api-id {rest_api_id} --cors-configuration"
    " 'AllowOrigins={origin},AllowMethods={requested_method},AllowHeaders={requested_headers}'"
)
_ADD_THE_ROUTE: Final = (
    "aws apigatewayv2 create-route --api-id {rest_api_id} --route-key 'OPTIONS {open_path}' --target {route_target}"
)
_DEPLOY: Final = " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}"

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
    seldom=(
        *WITH_GOOD_FORM,
        UNAUTHORIZED,
        forbidden("INVALID_API_KEY"),
        HTTP_API_NOT_FOUND,
        HTTP_API_UNAUTHORIZED,
        HTTP_API_NO_TOKEN,
        HTTP_API_FORBIDDEN,
    ),
    confirm=(WHAT_IS_DEPLOYED,),
    fixes=(
        Fix(
            text=N_("Let API Gateway answer preflights by itself: give the API a CORS configuration."),
            command=_CONFIGURE_CORS + _DEPLOY,
            of="HTTP",
            safety="needs-deployment",
            remedy=answer_preflights,
        ),
        Fix(
            text=N_(
                "Add the route OPTIONS {open_path} without authorization; API Gateway then answers the preflight by"
                " its CORS configuration."
            ),
            command=_ADD_THE_ROUTE + _DEPLOY,
            of="HTTP",
            safety="needs-deployment",
            remedy=open_a_route_for_options,
        ),
        Fix(
            text=N_(
                "Give the API a CORS configuration, and add the route OPTIONS {open_path} without authorization, which"
                " API Gateway then answers by itself."
            ),
            command=f"{_CONFIGURE_CORS} && {_ADD_THE_ROUTE}{_DEPLOY}",
            of="HTTP",
            safety="needs-deployment",
            remedy=answer_preflights_of_a_route,
        ),
        Fix(
            text=N_("Let the OPTIONS route be called without credentials, which a browser never sends with it."),
            command="aws apigatewayv2 update-route --api-id {rest_api_id} --route-id {route_id}"
            f" --authorization-type NONE{_DEPLOY}",
            of="HTTP",
            safety="needs-deployment",
            remedy=open_the_options_route,
        ),
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
            '"method.response.header.Access-Control-Allow-Headers":"\'"\'"\'{requested_headers}\'"\'"\'"}\''
            " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
            of="REST",
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
            of="REST",
            safety="needs-deployment",
            remedy=open_the_options_method,
        ),
    ),
    look_alikes=("route.method-not-found", "route.not-found", "iam.signature-missing"),
    provenance=(
        Recorded("LocalStack, AWS-validated TestApigatewayRouting.test_routing_not_found", "2024-07-23"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html"),
    ),
    since="0.1",
)
