"""The backend itself answered 403."""

from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="integration.refused",
    seed_row=None,
    title=N_("The backend behind API Gateway refused the call, not API Gateway."),
    why=N_(
        "The call to {http_method} {path} passed the front door. The answer names no error type of API"
        " Gateway, so it is the integration's own, passed on."
    ),
    signatures=(),
    confirm=(
        Confirm(
            text=N_("What does $context.integrationStatus in the access log say: the same status?"),
            command="aws logs filter-log-events --log-group-name"
            " API-Gateway-Execution-Logs_{rest_api_id}/{stage} --query 'events[].message'"
            " --filter-pattern '\"Received response\"'",
            permission="logs:FilterLogEvents",
        ),
        Confirm(
            text=N_("Which backend does the method have?"),
            command="aws apigateway get-resources --rest-api-id {rest_api_id} --embed methods --query"
            " 'items[].[path,resourceMethods]'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Look at the backend: its own log says why it refused."),
        ),
        Fix(
            text=N_(
                "Let the integration pass on what the backend wants: a header, a credential, the role of an AWS"
                " integration."
            ),
            safety="needs-deployment",
        ),
    ),
    look_alikes=("edge.other-service",),
    provenance=(
        Recorded("LocalStack, AWS-validated TestApiGatewayHeaderRemapping: answers passed on name no error type"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html"),
    ),
    since="0.1",
    enforced=False,
)
