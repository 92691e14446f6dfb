"""An HTTP API has no such route."""

from gatewright.checks.route.additions import add_the_route
from gatewright.checks.route.remedies import call_the_nearest_http_route
from gatewright.checks.signatures import HTTP_API_NOT_FOUND
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="route.http-api-not-found",
    seed_row=None,
    title=N_("The HTTP API has no route for this path and method."),
    why=N_(
        "No route of the HTTP API is {http_method} {path}, and it has no $default route. An HTTP API answers 404 for"
        " that, also when the stage is missing from the path or misspelt."
    ),
    signatures=(HTTP_API_NOT_FOUND,),
    of_http_api=(HTTP_API_NOT_FOUND,),
    confirm=(
        Confirm(
            text=N_("Which routes does the API have, and which stages?"),
            command="aws apigatewayv2 get-routes --api-id {rest_api_id} --query 'Items[].RouteKey'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Call the nearest route that exists: {suggested_method} {suggested_path}"),
            command="curl -i -X {suggested_method} '{endpoint}{suggested_path}'",
            remedy=call_the_nearest_http_route,
        ),
        Fix(
            text=N_(
                "Call a route that the API has, with its stage before the path unless the stage is $default; letters"
                " and the slash at the end count."
            ),
            otherwise=True,
        ),
        Fix(
            text=N_("Add the route to the API, and deploy it where the stage does not deploy by itself."),
            command="aws apigatewayv2 create-route --api-id {rest_api_id} --route-key '{http_method} {missing_path}'"
            " --target {route_target}"
            " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
            safety="needs-deployment",
            always=True,
            remedy=add_the_route,
        ),
    ),
    look_alikes=("endpoint.default-disabled", "stage.not-found", "domain.path-not-mapped"),
    provenance=(
        Recorded("public transcript of a call to an HTTP API without the route", "2026-04"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html"),
    ),
    since="0.1",
)
