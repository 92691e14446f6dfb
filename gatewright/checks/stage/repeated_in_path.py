"""A mapped custom domain name, and the URL names the stage again."""

from gatewright.aws.sigv4.answers import MISSING_TOKEN, PRESENT_BUT_UNUSABLE
from gatewright.checks.domain.mapping_remedies import map_the_stage_s_name
from gatewright.checks.stage.remedies import leave_the_stage_out
from gatewright.checks.unmatched import WITH_GOOD_FORM
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix

CAUSE = Cause(
    id="stage.repeated-in-path",
    seed_row=16,
    title=N_("The URL of a custom domain name carries the stage, which its mapping already stands for."),
    why=N_(
        "The host {host} is a custom domain name, whose mapping chooses the stage already. API"
        " Gateway took the stage name in the URL for the first part of the resource path, looked"
        " for {path}, and found no such resource."
    ),
    signatures=(MISSING_TOKEN, *PRESENT_BUT_UNUSABLE),
    seldom=WITH_GOOD_FORM,
    confirm=(
        Confirm(
            text=N_("Which paths does the custom domain name map, and to which stages?"),
            command="aws apigateway get-base-path-mappings --domain-name {host}",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Leave the stage out of the URL: what follows the mapped base path is the path of the resource."),
            command="curl -i -X {http_method} '{endpoint}{suggested_path}'",
            remedy=leave_the_stage_out,
        ),
        Fix(
            text=N_("Map the stage's name as a base path, so that both URLs work."),
            command="aws apigateway create-base-path-mapping --domain-name {host} --base-path {new_stage}"
            " --rest-api-id {new_api_id} --stage {new_stage}",
            safety="widens-access",
            remedy=map_the_stage_s_name,
        ),
    ),
    look_alikes=(
        "route.not-found",
        "route.method-not-found",
        "stage.changed-since-deployment",
        "edge.path-prefix",
    ),
    provenance=(
        Documented("https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html"),
    ),
    since="0.1",
)
