"""The body is larger than API Gateway takes."""

from gatewright.checks.signatures import HTTP_API_TOO_LARGE
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Inferred, Recorded, Signature

CAUSE = Cause(
    id="request.too-large",
    seed_row=None,
    title=N_("The request's body is larger than API Gateway takes (10 MB)."),
    why=N_(
        "The body of the call to {http_method} {path} is larger than the payload that API Gateway takes, or than a"
        " function may be sent, so the integration was not asked."
    ),
    signatures=(
        Signature(
            status=413,
            error_type="BadRequestException",
            message="Request Too Long",
            response_type="REQUEST_TOO_LARGE",
        ),
        Signature(
            status=413,
            error_type="",
            message="HTTP content length exceeded {limit} bytes.",
            response_type=None,
        ),
    ),
    of_http_api=(HTTP_API_TOO_LARGE,),
    confirm=(
        Confirm(
            text=N_("Does the method lead to a function, which takes 6 MB, or to an HTTP backend, which takes 10 MB?"),
            command="aws apigateway get-resources --rest-api-id {rest_api_id} --embed methods --query"
            " 'items[].[path,resourceMethods]'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Send less, or let the client upload the file to S3 by a presigned URL and send only its key."),
        ),
        Fix(
            text=N_("Send the body compressed, where the API lets it (minimumCompressionSize)."),
            of="REST",
            safety="needs-deployment",
        ),
    ),
    look_alikes=("integration.refused",),
    provenance=(
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html"
        ),
        Recorded(
            "public transcript of a REST API: a function's payload is refused as BadRequestException", "2021-09-12"
        ),
        Recorded("the same transcript, more than 10 MB: bare text, and no id of API Gateway's", "2021-09-12"),
        Inferred("the text of HTTP APIs for more than 10 MB: for 6 MB, AWS's own test tool of Lambda restates it"),
    ),
    since="0.1",
    enforced=False,
    without_check=True,
)
