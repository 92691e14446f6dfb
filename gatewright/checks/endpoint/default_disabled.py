"""The execute-api name is called, and it is disabled."""

from gatewright.checks.endpoint.remedies import call_by_a_domain_name, open_default_endpoint
from gatewright.checks.signatures import FORBIDDEN_BEFORE_ANY_STAGE, HTTP_API_NOT_FOUND
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix

CAUSE = Cause(
    id="endpoint.default-disabled",
    seed_row=13,
    title=N_("The API's default execute-api endpoint is disabled."),
    why=N_(
        "The call went to {host}, and the API {rest_api_id} has disableExecuteApiEndpoint set: only its custom"
        " domain names are open."
    ),
    signatures=(FORBIDDEN_BEFORE_ANY_STAGE,),
    of_http_api=(HTTP_API_NOT_FOUND,),
    confirm=(
        Confirm(
            text=N_("Is disableExecuteApiEndpoint true?"),
            command="aws apigateway get-rest-api --rest-api-id {rest_api_id} --query disableExecuteApiEndpoint",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Call the API by its custom domain name: {suggested_host}"),
            command="curl -i -X {http_method} '{suggested_endpoint}{suggested_path}'",
            remedy=call_by_a_domain_name,
        ),
        Fix(text=N_("Call the API by its custom domain name."), otherwise=True),
        Fix(
            text=N_("Open the default endpoint again and deploy."),
            command="aws apigateway update-rest-api --rest-api-id {rest_api_id}"
            " --patch-operations op=replace,path=/disableExecuteApiEndpoint,value=false"
            " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
            safety="widens-access",
            remedy=open_default_endpoint,
        ),
    ),
    look_alikes=("stage.not-found", "domain.host-unknown"),
    provenance=(Documented("https://repost.aws/knowledge-center/api-gateway-disable-endpoint"),),
    since="0.1",
)
