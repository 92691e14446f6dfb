"""The host is no API and no custom domain name of this region."""

from gatewright.checks.domain.remedies import call_the_api_of_the_nearest_id
from gatewright.checks.signatures import FORBIDDEN_BEFORE_ANY_STAGE
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Fix, Inferred, Recorded

CAUSE = Cause(
    id="domain.host-unknown",
    seed_row=None,
    title=N_("The host of the URL belongs to no API of this account and region."),
    why=N_(
        "The call went to {host}, where there is no API {rest_api_id}: it was deleted, it is in another region or"
        " account, or the id is misspelt."
    ),
    signatures=(FORBIDDEN_BEFORE_ANY_STAGE,),
    confirm=(
        Confirm(
            text=N_("Look for the API id of the host among the APIs of the region."),
            command="aws apigateway get-rest-apis --region {region} --query 'items[].[id,name]'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Call the API {suggested_api_id}, whose id is spelt almost the same."),
            command="curl -i -X {http_method} '{suggested_endpoint}{suggested_path}'",
            remedy=call_the_api_of_the_nearest_id,
        ),
        Fix(
            text=N_("Call the host name of an API that exists: https://<api-id>.execute-api.<region>.amazonaws.com"),
            otherwise=True,
        ),
    ),
    look_alikes=("stage.not-found", "endpoint.default-disabled", "domain.path-not-mapped"),
    provenance=(
        Recorded("curl transcript of a call at the edge with the Host of another service", "2020-10"),
        Inferred("a host that no API has does not resolve in public DNS, so most callers never see this answer"),
    ),
    since="0.1",
)
