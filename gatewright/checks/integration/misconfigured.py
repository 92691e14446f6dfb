"""The integration cannot work as it is set up."""

from gatewright.checks.integration.looks import BEFORE_ITS_END
from gatewright.checks.signatures import NO_JSON_FOR_THE_FUNCTION
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded, Signature

CAUSE = Cause(
    id="integration.misconfigured",
    seed_row=None,
    title=N_("The integration cannot work as it is set up, or one of its mapping templates fails."),
    why=N_(
        "The call to {http_method} {path} passed the front door, and API Gateway could not carry it out: the address,"
        " the credentials, a mapping template or the method response of the integration is wrong."
    ),
    signatures=(
        Signature(
            status=500,
            error_type="InternalServerErrorException",
            message="Internal server error",
            response_type="API_CONFIGURATION_ERROR",
        ),
        NO_JSON_FOR_THE_FUNCTION,
    ),
    confirm=(
        BEFORE_ITS_END,
        Confirm(
            text=N_("What does the integration say: its uri, its templates, its responses?"),
            command="aws apigateway get-resources --rest-api-id {rest_api_id} --embed methods --query"
            " 'items[].[path,resourceMethods]'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Mend what the line of the execution log names: the endpoint address, the template, or the missing"
                " method response."
            ),
            safety="needs-deployment",
        ),
    ),
    look_alikes=("integration.permission-missing", "integration.failed"),
    provenance=(
        Recorded("LocalStack, AWS-validated TestApigatewayTestInvoke (a configuration error gives 500)", "2025-09-29"),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html"
        ),
    ),
    since="0.1",
    enforced=False,
    without_check=True,
)
