"""The connection is closed: the client is gone."""

from gatewright.i18n import N_
from gatewright.model.cause import NO_BODY, Cause, Confirm, Documented, Fix, Recorded, Signature

CAUSE = Cause(
    id="connections.gone",
    seed_row=None,
    title=N_("The connection is closed: the client is gone."),
    why=N_(
        "The connection that the call names was closed by the client, by ten minutes of silence or"
        " after two hours. Its id is never used again."
    ),
    signatures=(Signature(status=410, error_type="GoneException", message=NO_BODY, response_type=None),),
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
        Recorded(
            "errors of AWS's SDKs: no message in Java (2020), `410` for an empty body in JavaScript, no JSON in PHP",
            "2021",
        ),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html"
        ),
    ),
    since="0.1",
    enforced=False,
    without_check=True,
)
