"""The host that configures APIs was called, not the one that serves them."""

from gatewright.aws.sigv4.answers import MISSING_TOKEN, PRESENT_BUT_UNUSABLE
from gatewright.checks.access_denied import access_denied
from gatewright.checks.mismatch import MISMATCH
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Inferred

CAUSE = Cause(
    id="endpoint.control-plane-host",
    seed_row=None,
    title=N_("The call went to the host that configures API Gateway, not to the one that serves APIs."),
    why=N_(
        "The host {host} is the control plane of API Gateway: it takes signed calls such as GetRestApis."
        " APIs are served by <api-id>.execute-api.<region>.amazonaws.com."
    ),
    signatures=(
        MISSING_TOKEN,
        *PRESENT_BUT_UNUSABLE,
        *MISMATCH,
        access_denied(
            "User: {caller} is not authorized to perform: apigateway:{action} on resource: {resource_arn}{ending}"
        ),
    ),
    confirm=(
        Confirm(
            text=N_("Under which URL is a stage served? It is the API's id, execute-api, the region and the stage."),
            command="aws apigateway get-rest-apis --query 'items[].[id,name]'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Call https://<api-id>.execute-api.<region>.amazonaws.com/<stage>/<path>"),
        ),
    ),
    look_alikes=(
        "iam.signature-missing",
        "route.not-found",
    ),
    provenance=(
        Documented("https://docs.aws.amazon.com/general/latest/gr/apigateway.html"),
        Inferred("the control plane has the same signature front end, so an unsigned call is answered alike"),
    ),
    since="0.1",
    enforced=False,
)
