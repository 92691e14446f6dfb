"""A parameter that the method requires is not in the request."""

from gatewright.checks.request.remedies import (
    TAKE_THE_VALIDATOR_OFF,
    send_the_parameters,
    send_the_parameters_and_a_body,
    take_the_validator_off,
)
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded, Signature

CAUSE = Cause(
    id="request.parameter-missing",
    seed_row=None,
    title=N_("A header, path or query parameter that the method requires is not in the request."),
    why=N_(
        "The call to {http_method} {path} passed the front door. The method requires {parameters}, which the request"
        " does not carry, or carries without a value, so the integration was not asked."
    ),
    signatures=(
        Signature(
            status=400,
            error_type="BadRequestException",
            message="Missing required request parameters: [{parameters}]",
            response_type="BAD_REQUEST_PARAMETERS",
        ),
    ),
    confirm=(
        Confirm(
            text=N_("Which requestParameters does the method require?"),
            command="aws apigateway get-resources --rest-api-id {rest_api_id} --embed methods --query"
            " 'items[].[path,resourceMethods]'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Send the parameters that the answer names, each with a value."),
            command="curl -i -X {verb} '{url}'",
            always=True,
            remedy=send_the_parameters,
        ),
        Fix(
            text=N_("Send these parameters, each with a value, and a body that fits the model {next_model}."),
            command="curl -i -X {verb} '{url}'",
            remedy=send_the_parameters_and_a_body,
        ),
        Fix(
            text=N_("Make the parameters optional, or take the validator off the method."),
            command=TAKE_THE_VALIDATOR_OFF,
            safety="needs-deployment",
            always=True,
            remedy=take_the_validator_off,
        ),
    ),
    look_alikes=("request.body-invalid",),
    provenance=(
        Recorded("LocalStack, AWS-validated test_api_gateway_request_validator"),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html"
        ),
    ),
    since="0.1",
)
