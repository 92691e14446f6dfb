"""The body does not fit the model that the method's validator asks for."""

from gatewright.checks.request.remedies import TAKE_THE_VALIDATOR_OFF, send_a_body_that_fits, take_the_validator_off
from gatewright.checks.signatures import NO_JSON_FOR_THE_FUNCTION
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded, Signature

CAUSE = Cause(
    id="request.body-invalid",
    seed_row=None,
    title=N_("The request's body does not fit the model that the method validates it against."),
    why=N_(
        "The call to {http_method} {path} passed the front door. The method validates the body of its requests against"
        " the model {model}, which at {place} asks for: {expected}. This body does not have that, so the integration"
        " was not asked."
    ),
    signatures=(
        Signature(
            status=400,
            error_type="BadRequestException",
            message="Invalid request body",
            response_type="BAD_REQUEST_BODY",
        ),
        Signature(
            status=400,
            error_type="BadRequestException",
            message="Invalid JSON in request body",
            response_type="BAD_REQUEST_BODY",
        ),
        NO_JSON_FOR_THE_FUNCTION,
    ),
    confirm=(
        Confirm(
            text=N_("Which model does the method name for the content type of the request?"),
            command="aws apigateway get-resources --rest-api-id {rest_api_id} --embed methods --query"
            " 'items[].[path,resourceMethods]'",
            permission="apigateway:GET",
        ),
        Confirm(
            text=N_("What does the execution log say of the call, just before its end?"),
            command="aws logs filter-log-events --log-group-name"
            " API-Gateway-Execution-Logs_{rest_api_id}/{stage} --query 'events[].message'"
            " --filter-pattern '\"Request body\"'",
            permission="logs:FilterLogEvents",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Send a body that fits the model {model}: the one that came, with {place} mended."),
            command="curl -i -X {verb} '{url}'",
            remedy=send_a_body_that_fits,
        ),
        Fix(
            text=N_(
                "Send a body that fits the model: the access log's $context.error.validationErrorString says what"
                " does not."
            ),
            otherwise=True,
        ),
        Fix(
            text=N_(
                "Send the content type of the body: each has its own model, and one without a model is not validated."
            ),
            otherwise=True,
        ),
        Fix(
            text=N_("Correct the model, or take the validator off the method."),
            command=TAKE_THE_VALIDATOR_OFF,
            safety="needs-deployment",
            always=True,
            remedy=take_the_validator_off,
        ),
    ),
    look_alikes=("request.parameter-missing", "integration.refused"),
    provenance=(
        Recorded("LocalStack, AWS-validated test_api_gateway_request_validator"),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html"
        ),
    ),
    since="0.1",
)
