"""What the authorizer reads is missing from the request, or does not match its expression."""

from gatewright.checks.authorizer.answers import UNAUTHORIZED
from gatewright.checks.authorizer.remedies import require_no_authorizer
from gatewright.checks.signatures import HTTP_API_NO_TOKEN, HTTP_API_UNAUTHORIZED
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="authorizer.identity-source-missing",
    seed_row=None,
    title=N_("What the authorizer reads is missing from the request, or does not match the authorizer's expression."),
    why=N_(
        "{http_method} {resource} has an authorizer, which looks for its identity source in the request."
        " That is missing, empty, or does not match the validation expression, so the authorizer was not"
        " asked."
    ),
    signatures=(UNAUTHORIZED,),
    of_http_api=(HTTP_API_UNAUTHORIZED, HTTP_API_NO_TOKEN),
    confirm=(
        Confirm(
            text=N_("Which header or parameter is the identity source, and which expression must it match?"),
            command="aws apigateway get-authorizers --rest-api-id {rest_api_id} --query"
            " 'items[].[name,identitySource,identityValidationExpression]'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Send in the header {identity_header} a value that matches {identity_expression} as a whole."),
            command="curl -i -X {http_method} -H \"{identity_header}: $TOKEN\" '{url}'",
        ),
        Fix(
            text=N_("Send the token in the header {identity_header}, where the authorizer looks for it."),
            command="curl -i -X {http_method} -H \"{identity_header}: $TOKEN\" '{url}'",
            in_general=True,
        ),
        Fix(
            text=N_("Send the token as the query parameter {identity_parameter}, where the authorizer looks for it."),
            command="curl -i -X {http_method} -G --data-urlencode \"{identity_parameter}=$TOKEN\" '{url}'",
            in_general=True,
        ),
        Fix(
            text=N_("Send the token where the authorizer's identity source says, mostly in the Authorization header."),
            command="curl -i -X {http_method} -H \"Authorization: $TOKEN\" '{url}'",
            in_general=True,
        ),
        Fix(
            text=N_("Or let the method be called without an authorizer, and deploy."),
            command="aws apigateway update-method --rest-api-id {rest_api_id} --resource-id {resource_id} --http-method"
            " {method_verb} --patch-operations op=replace,path=/authorizationType,value=NONE"
            " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
            safety="widens-access",
            remedy=require_no_authorizer,
        ),
    ),
    look_alikes=(
        "authorizer.token-invalid",
        "authorizer.token-type-wrong",
        "authorizer.scope-missing",
        "edge.authorization-not-forwarded",
    ),
    provenance=(
        Recorded("aws/serverless-application-model integration tests: 401 without the identity source"),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html"
        ),
    ),
    since="0.1",
)
