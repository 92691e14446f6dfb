"""The message matches no route of the WebSocket API, and it has no $default route."""

from gatewright.checks.signatures import FRAME_FORBIDDEN
from gatewright.checks.websocket.remedies import add_the_route, name_a_known_route
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="websocket.route-not-matched",
    seed_row=None,
    title=N_("The message matches no route of the WebSocket API, and it has no $default route."),
    why=N_(
        'The route selection expression {route_selection_expression} finds "{message_key}" in the message. The stage'
        ' "{stage}" has no route of that key, and no $default route to take the rest.'
        " The connection stays open; only this message is refused."
    ),
    signatures=(FRAME_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_("What selects among the routes of the API?"),
            command="aws apigatewayv2 get-api --api-id {rest_api_id} --query RouteSelectionExpression",
            permission="apigateway:GET",
        ),
        Confirm(
            text=N_("Which routes does it have?"),
            command="aws apigatewayv2 get-routes --api-id {rest_api_id} --query 'Items[].RouteKey'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Let the message name a route that there is: {suggested_member}"),
            remedy=name_a_known_route,
        ),
        Fix(
            text=N_('Add the route "{missing_route}", and deploy the API where its stage does not deploy by itself.'),
            command="aws apigatewayv2 create-route --api-id {rest_api_id} --route-key '{missing_route}'"
            " --target {route_target} && aws apigateway create-deployment --rest-api-id {rest_api_id}"
            " --stage-name {stage}",
            safety="needs-deployment",
            remedy=add_the_route,
        ),
    ),
    look_alikes=("stage.changed-since-deployment",),
    provenance=(
        Recorded("public transcripts of frames sent by WebSocket APIs"),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-develop-routes.html"
        ),
    ),
    since="0.1",
)
