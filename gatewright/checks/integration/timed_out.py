"""The backend did not answer in time."""

from gatewright.checks.integration.looks import BEFORE_ITS_END
from gatewright.checks.signatures import HTTP_API_UNAVAILABLE
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded, Signature

CAUSE = Cause(
    id="integration.timed-out",
    seed_row=None,
    title=N_("The backend did not answer within the integration's timeout."),
    why=N_(
        "The call to {http_method} {path} passed the front door and was handed to the integration, which did not"
        " answer in the time that API Gateway waits for it (29 seconds, where nothing else is set)."
    ),
    signatures=(
        Signature(
            status=504,
            error_type="InternalServerErrorException",
            message="Endpoint request timed out",
            response_type="INTEGRATION_TIMEOUT",
        ),
    ),
    of_http_api=(HTTP_API_UNAVAILABLE,),
    confirm=(
        BEFORE_ITS_END,
        Confirm(
            text=N_("What is the timeoutInMillis of the integration?"),
            command="aws apigateway get-resources --rest-api-id {rest_api_id} --embed methods --query"
            " 'items[].[path,resourceMethods]'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Look at what the backend does in this call: its own log, or the duration of the function, says"
                " where the time goes."
            ),
        ),
        Fix(
            text=N_(
                "Answer at once and work on behind: call the function with InvocationType Event, or hand the work"
                " to a queue."
            ),
            safety="needs-deployment",
        ),
        Fix(
            text=N_("Raise the timeout of the integration, where it is below its limit."),
            safety="needs-deployment",
        ),
    ),
    look_alikes=("integration.unreachable", "integration.failed"),
    provenance=(
        Recorded("public dumps of execution and access logs: INTEGRATION_TIMEOUT"),
        Documented("https://repost.aws/knowledge-center/api-gateway-504-errors"),
    ),
    since="0.1",
    enforced=False,
    without_check=True,
)
