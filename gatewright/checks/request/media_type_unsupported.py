"""No mapping template is there for the content type, and nothing is passed through."""

from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Inferred, Signature

CAUSE = Cause(
    id="request.media-type-unsupported",
    seed_row=None,
    title=N_("The method's integration takes no request of this content type."),
    why=N_(
        "The call to {http_method} {path} passed the front door. The integration has no request template for the"
        " content type of the request, and its passthrough behavior lets no other through."
    ),
    signatures=(
        Signature(
            status=415,
            error_type="BadRequestException",
            message="Unsupported Media Type",
            response_type="UNSUPPORTED_MEDIA_TYPE",
        ),
        Signature(
            status=415,
            error_type="UnsupportedMediaTypeException",
            message="Unsupported Media Type",
            response_type="UNSUPPORTED_MEDIA_TYPE",
        ),
    ),
    confirm=(
        Confirm(
            text=N_(
                "For which content types does the integration have requestTemplates, and what is its"
                " passthroughBehavior?"
            ),
            command="aws apigateway get-resources --rest-api-id {rest_api_id} --embed methods --query"
            " 'items[].[path,resourceMethods]'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Send the content type that the integration has a template for, as a rule application/json."),
        ),
        Fix(
            text=N_(
                "Add a request template for this content type, or let the integration pass it through (WHEN_NO_MATCH)."
            ),
            safety="needs-deployment",
        ),
    ),
    look_alikes=("request.body-invalid", "integration.refused"),
    provenance=(
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html"
        ),
        Inferred("The error type: nobody recorded the header of this answer."),
    ),
    since="0.1",
    enforced=False,
)
