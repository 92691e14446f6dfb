"""The address of the @connections call is wrong: it mostly lacks the stage."""

from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Signature

CAUSE = Cause(
    id="connections.endpoint-wrong",
    seed_row=17,
    title=N_("The address of the @connections call is wrong: it mostly lacks the stage."),
    why=N_(
        "Messages to a connected client go to"
        " https://API.execute-api.REGION.amazonaws.com/STAGE/@connections/ID. The call went to"
        " {host}{path}, which is no such address of a stage that exists."
    ),
    signatures=(Signature(status=403, error_type="ForbiddenException", message="Forbidden", response_type=None),),
    confirm=(
        Confirm(
            text=N_("Which stages does the API have?"),
            command="aws apigatewayv2 get-stages --api-id {rest_api_id} --query 'Items[].StageName'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Give the client the endpoint with https instead of wss and with the stage: domainName/stage"
                " of the event's requestContext; with a custom domain name, the mapping's path in the place"
                " of the stage."
            )
        ),
    ),
    look_alikes=("stage.not-found",),
    provenance=(
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html"
        ),
    ),
    since="0.1",
    enforced=False,
    without_check=True,
)
