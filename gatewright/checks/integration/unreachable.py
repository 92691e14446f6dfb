"""No connection to the backend, or one that broke."""

from gatewright.checks.integration.looks import BEFORE_ITS_END
from gatewright.checks.signatures import HTTP_API_UNAVAILABLE
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Inferred, Signature

CAUSE = Cause(
    id="integration.unreachable",
    seed_row=None,
    title=N_("API Gateway could not connect to the backend, or the connection broke."),
    why=N_(
        "The call to {http_method} {path} passed the front door, and API Gateway got no answer from the address that"
        " the integration names: no connection, a certificate that it does not trust, or one that ended too early."
    ),
    signatures=(
        Signature(
            status=504,
            error_type="InternalServerErrorException",
            message="Network error communicating with endpoint",
            response_type="INTEGRATION_FAILURE",
        ),
    ),
    of_http_api=(HTTP_API_UNAVAILABLE,),
    confirm=(
        BEFORE_ITS_END,
        Confirm(
            text=N_("Which address, or which VPC link, does the integration name?"),
            command="aws apigateway get-resources --rest-api-id {rest_api_id} --embed methods --query"
            " 'items[].[path,resourceMethods]'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Call the backend's address yourself, from where API Gateway calls it: the Internet, or the VPC of"
                " the link."
            ),
        ),
        Fix(
            text=N_(
                "Give the backend a certificate of a public authority, for the very name that the integration calls."
            ),
        ),
        Fix(
            text=N_("Let the security groups and the load balancer of the VPC link take the port of the integration."),
        ),
    ),
    look_alikes=("integration.timed-out", "integration.failed"),
    provenance=(
        Documented("https://repost.aws/knowledge-center/api-gateway-504-errors"),
        Inferred("The error type is that of the other answers of this phase."),
    ),
    since="0.1",
    enforced=False,
    without_check=True,
)
