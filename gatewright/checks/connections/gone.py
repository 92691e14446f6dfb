"""The connection is closed: the client is gone."""

from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Signature

CAUSE = Cause(
    id="connections.gone",
    seed_row=None,
    title=N_("The connection is closed: the client is gone."),
    why=N_(
        "The connection that the call names was closed by the client, by ten minutes of silence or"
        " after two hours. Its id is never used again."
    ),
    signatures=(Signature(status=410, error_type="GoneException", message="Gone", response_type=None),),
    confirm=(
        Confirm(
            text=N_("What does the service say of the connection?"),
            command="aws apigatewaymanagementapi get-connection --connection-id <connection-id> https://{host}/{stage}",
            permission="execute-api:ManageConnections",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Forget the connection's id when a call answers 410, and in the $disconnect route; wait for"
                " the client to connect again."
            )
        ),
    ),
    look_alikes=(),
    provenance=(
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html"
        ),
    ),
    since="0.1",
    enforced=False,
)
