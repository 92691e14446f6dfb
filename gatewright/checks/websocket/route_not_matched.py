"""The message matches no route of the WebSocket API, and it has no $default route."""

from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded, Signature

CAUSE = Cause(
    id="websocket.route-not-matched",
    seed_row=None,
    title=N_("The message matches no route of the WebSocket API, and it has no $default route."),
    why=N_(
        "The value that the API's route selection expression finds in the message names no route, and"
        " there is no $default route to take the rest."
        " The connection stays open; only this message is refused."
    ),
    signatures=(Signature(status=403, error_type="ForbiddenException", message="Forbidden", response_type=None),),
    confirm=(
        Confirm(
            text=N_("Which routes does the API have, and what selects among them?"),
            command="aws apigatewayv2 get-api --api-id {rest_api_id} --query RouteSelectionExpression",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Send a message in which the route selection expression, mostly $request.body.action, finds"
                " the key of a route."
            )
        ),
        Fix(text=N_("Add the route, or a $default route, and deploy the API."), safety="needs-deployment"),
    ),
    look_alikes=(),
    provenance=(
        Recorded("public transcripts of frames sent by WebSocket APIs"),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-develop-routes.html"
        ),
    ),
    since="0.1",
    enforced=False,
)
