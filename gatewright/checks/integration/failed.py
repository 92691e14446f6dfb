"""The function failed, or answered what cannot be read."""

from gatewright.checks.signatures import HTTP_API_ERROR, HTTP_API_UNAVAILABLE
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded, Signature

CAUSE = Cause(
    id="integration.failed",
    seed_row=None,
    title=N_("The function behind API Gateway failed, or its answer is not of the form that API Gateway reads."),
    why=N_(
        "The call to {http_method} {path} passed the front door and reached the function. It raised an error, ran out"
        " of time, or returned something else than an object with a statusCode, so API Gateway answers for it."
    ),
    signatures=(
        Signature(
            status=502,
            error_type="InternalServerErrorException",
            message="Internal server error",
            response_type="INTEGRATION_FAILURE",
        ),
    ),
    # A function that is throttled: by a REST API, and by an HTTP API.
    seldom=(
        Signature(
            status=500,
            error_type="InternalServerErrorException",
            message="Internal server error",
            response_type="API_CONFIGURATION_ERROR",
        ),
        HTTP_API_UNAVAILABLE,
    ),
    of_http_api=(HTTP_API_ERROR,),
    confirm=(
        Confirm(
            text=N_("Does the execution log speak of a malformed answer, or of an error of the function?"),
            command="aws logs filter-log-events --log-group-name"
            " API-Gateway-Execution-Logs_{rest_api_id}/{stage} --query 'events[].message'"
            " --filter-pattern '\"Malformed Lambda proxy response\"'",
            permission="logs:FilterLogEvents",
        ),
        Confirm(
            text=N_("What does the function's own log say of the call?"),
            command="aws logs filter-log-events --log-group-name /aws/lambda/{function_name}"
            " --query 'events[].message'",
            permission="logs:FilterLogEvents",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Mend the function: its own log shows the error, or the answer that it returned."),
        ),
        Fix(
            text=N_(
                "Return a statusCode that is a number, headers with texts as values, and a body that is a text:"
                " json.dumps of the object."
            ),
        ),
    ),
    look_alikes=("integration.permission-missing", "integration.misconfigured", "integration.timed-out"),
    provenance=(
        Recorded(
            "LocalStack, AWS-validated TestLambdaProxyIntegration: 502 where a function raises or answers otherwise"
        ),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html"
        ),
    ),
    since="0.1",
    enforced=False,
    without_check=True,
)
