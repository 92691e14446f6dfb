"""The call to a WebSocket API is no opening handshake: it came as plain HTTP, or with more of a path than the stage."""

from gatewright.checks.signatures import forbidden
from gatewright.checks.websocket.remedies import open_a_connection
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Inferred

CAUSE = Cause(
    id="websocket.handshake-missing",
    seed_row=None,
    title=N_("The call to a WebSocket API is no opening handshake of a WebSocket connection."),
    why=N_(
        "{rest_api_id} is a WebSocket API: it answers a GET of its stage that asks for an upgrade to WebSocket, and"
        " signed calls to @connections. {http_method} {path} is neither."
    ),
    signatures=(forbidden(None),),
    confirm=(
        Confirm(
            text=N_("Is it a WebSocket API?"),
            command="aws apigatewayv2 get-api --api-id {rest_api_id} --query ProtocolType",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Connect with a WebSocket client to the stage and nothing behind it: {suggested_url}"),
            command="curl -i -N -m 5 --http1.1 -X GET -H 'Connection: Upgrade' -H 'Upgrade: websocket'"
            " -H 'Sec-WebSocket-Version: 13' -H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='"
            " '{endpoint}{suggested_path}'",
            remedy=open_a_connection,
        ),
    ),
    look_alikes=("stage.not-found", "connections.endpoint-wrong"),
    provenance=(
        Inferred("that it is answered as other calls before a route"),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api.html"
        ),
    ),
    since="0.1",
)
