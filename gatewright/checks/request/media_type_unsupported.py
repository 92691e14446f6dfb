"""No mapping template is there for the content type, and nothing is passed through."""

from gatewright.checks.request.remedies import pass_every_content_type, send_a_content_type_with_a_template
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Inferred, Signature

CAUSE = Cause(
    id="request.media-type-unsupported",
    seed_row=None,
    title=N_("The method's integration takes no request of this content type."),
    why=N_(
        "The call to {http_method} {path} passed the front door. The integration has a request template for"
        " {content_types}, none for {media_type}, and its passthrough behavior lets no other through."
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
            command="curl -i -X {verb} '{url}'",
            always=True,
            remedy=send_a_content_type_with_a_template,
        ),
        Fix(
            text=N_(
                "Add a request template for this content type, or let the integration pass it through (WHEN_NO_MATCH)."
            ),
            command="aws apigateway update-integration --rest-api-id {rest_api_id} --resource-id {resource_id}"
            " --http-method {method_verb} --patch-operations op=replace,path=/passthroughBehavior,value=WHEN_NO_MATCH"
            " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
            safety="needs-deployment",
            always=True,
            remedy=pass_every_content_type,
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
)
