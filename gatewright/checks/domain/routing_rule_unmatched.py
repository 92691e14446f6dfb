"""The custom domain name serves by routing rules alone, and none matches."""

from gatewright.checks.domain.rule_remedies import (
    add_a_rule_for_the_rest,
    call_the_path_of_a_rule,
    let_mappings_decide,
    send_both_headers_of_a_rule,
    send_the_header_of_a_rule,
)
from gatewright.checks.signatures import FORBIDDEN_BEFORE_ANY_STAGE
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Inferred

CAUSE = Cause(
    id="domain.routing-rule-unmatched",
    seed_row=None,
    title=N_("No routing rule of the custom domain name matches the request."),
    why=N_(
        "The host {host} has the routing mode ROUTING_RULE_ONLY, so mappings are not looked at, and"
        " no rule matches the headers and the base path of {http_method} {path}."
    ),
    signatures=(FORBIDDEN_BEFORE_ANY_STAGE,),
    confirm=(
        Confirm(
            text=N_("Is the routing mode ROUTING_RULE_ONLY?"),
            command="aws apigateway get-domain-name --domain-name '{domain_name}' --query routingMode",
            permission="apigateway:GET",
        ),
        Confirm(
            text=N_("Which conditions do the rules have?"),
            command="aws apigatewayv2 list-routing-rules --domain-name '{domain_name}'",
            permission="apigateway:ListRoutingRules",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Send the header that the routing rule {routing_rule_id} asks for: {suggested_name}"),
            command="curl -i -X {http_method} -H '{suggested_name}: {suggested_value}' '{endpoint}{suggested_path}'",
            remedy=send_the_header_of_a_rule,
        ),
        Fix(
            text=N_(
                "Send the headers that the routing rule {routing_rule_id} asks for: {suggested_name} and {other_name}"
            ),
            command="curl -i -X {http_method} -H '{suggested_name}: {suggested_value}'"
            " -H '{other_name}: {other_value}' '{endpoint}{suggested_path}'",
            remedy=send_both_headers_of_a_rule,
        ),
        Fix(
            text=N_("Call the base path that the routing rule {routing_rule_id} asks for: {suggested_path}"),
            command="curl -i -X {http_method} '{endpoint}{suggested_path}'",
            remedy=call_the_path_of_a_rule,
        ),
        Fix(
            text=N_("Let mappings decide where no rule matches."),
            command="aws apigateway update-domain-name --domain-name '{domain_name}' --patch-operations"
            " op=replace,path=/routingMode,value=ROUTING_RULE_THEN_BASE_PATH_MAPPING",
            safety="widens-access",
            remedy=let_mappings_decide,
        ),
        Fix(
            text=N_('Add a rule without conditions, to the stage "{new_stage}", that is looked at last.'),
            command="aws apigatewayv2 create-routing-rule --domain-name '{domain_name}' --priority {new_priority}"
            " --conditions '[]' --actions"
            ' \'[{"InvokeApi":{"ApiId":"{new_api_id}","Stage":"{new_stage}","StripBasePath":false}}]\'',
            safety="widens-access",
            remedy=add_a_rule_for_the_rest,
        ),
    ),
    look_alikes=(
        "domain.path-not-mapped",
        "domain.host-unknown",
    ),
    provenance=(
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-mode.html"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules-examples.html"),
        Inferred("the page says 403 Forbidden where neither a rule nor a mapping takes a request; so without mappings"),
    ),
    since="0.1",
)
