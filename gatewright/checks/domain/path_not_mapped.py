"""No mapping or routing rule of the custom domain name covers the path, or it leads to a stage that is gone."""

from gatewright.checks.domain.mapping_remedies import (
    call_a_mapped_path,
    lead_the_mapping_to_a_stage,
    map_the_path,
    map_the_path_to_an_http_api,
)
from gatewright.checks.domain.rule_remedies import lead_the_rule_to_a_stage
from gatewright.checks.signatures import FORBIDDEN_BEFORE_ANY_STAGE
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="domain.path-not-mapped",
    seed_row=15,
    title=N_("The custom domain name maps this path to no stage that exists."),
    why=N_(
        "The host {host} has no base path mapping, API mapping or routing rule for {path}, or the one it"
        " has names a stage that was deleted."
    ),
    signatures=(FORBIDDEN_BEFORE_ANY_STAGE,),
    confirm=(
        Confirm(
            text=N_("Which paths does the custom domain name map, and to which stages?"),
            command="aws apigateway get-base-path-mappings --domain-name '{domain_name}'",
            permission="apigateway:GET",
        ),
        Confirm(
            text=N_("Does the stage that the mapping names still exist?"),
            command="aws apigateway get-stages --rest-api-id {mapped_api_id} --query 'item[].stageName'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Call a path that starts with a mapped base path: {suggested_path}"),
            command="curl -i -X {http_method} '{endpoint}{suggested_path}'",
            remedy=call_a_mapped_path,
        ),
        Fix(
            text=N_('Let the mapping lead to the stage "{new_stage}", which exists.'),
            command="aws apigateway update-base-path-mapping --domain-name '{domain_name}' --base-path '{base_path}'"
            " --patch-operations op=replace,path=/stage,value={new_stage}",
            safety="widens-access",
            remedy=lead_the_mapping_to_a_stage,
        ),
        Fix(
            text=N_('Let the routing rule {routing_rule_id} lead to the stage "{new_stage}", which exists.'),
            command="aws apigatewayv2 put-routing-rule --domain-name '{domain_name}' --routing-rule-id"
            " {routing_rule_id} --priority {routing_rule_priority} --conditions '{routing_rule_conditions}' --actions"
            ' \'[{"InvokeApi":{"ApiId":"{new_api_id}","Stage":"{new_stage}","StripBasePath":{strip_base_path}}}]\'',
            safety="widens-access",
            remedy=lead_the_rule_to_a_stage,
        ),
        Fix(
            text=N_("Map the base path to the stage that is meant."),
            command="aws apigateway create-base-path-mapping --domain-name '{domain_name}' --base-path"
            " '{new_base_path}' --rest-api-id {new_api_id} --stage {new_stage}",
            safety="widens-access",
            remedy=map_the_path,
        ),
        Fix(
            text=N_("Map the base path to a stage of the HTTP API {mapped_http_api}, if that is meant."),
            command="aws apigatewayv2 create-api-mapping --cli-input-json '{api_mapping}'",
            safety="widens-access",
            remedy=map_the_path_to_an_http_api,
        ),
    ),
    look_alikes=(
        "domain.host-unknown",
        "domain.routing-rule-unmatched",
        "tls.client-certificate-untrusted",
        "api-key.missing",
        "waf.rule-blocked",
    ),
    provenance=(
        Recorded("a framework's maintainer on a domain without a mapping: 403 Forbidden, ForbiddenException"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules-examples.html"),
        Documented("https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden"),
    ),
    since="0.1",
)
