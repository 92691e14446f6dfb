"""The custom domain name serves by routing rules alone, and none matches."""

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
            command="aws apigateway get-domain-name --domain-name {host} --query routingMode",
            permission="apigateway:GET",
        ),
        Confirm(
            text=N_("Which conditions do the rules have?"),
            command="aws apigatewayv2 list-routing-rules --domain-name {host}",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Send the header, or call the base path, that a rule asks for."),
        ),
        Fix(
            text=N_("Let mappings decide where no rule matches."),
            command="aws apigateway update-domain-name --domain-name {host} --patch-operations"
            " op=replace,path=/routingMode,value=ROUTING_RULE_THEN_BASE_PATH_MAPPING",
            safety="widens-access",
        ),
    ),
    look_alikes=(
        "domain.path-not-mapped",
        "domain.host-unknown",
    ),
    provenance=(
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-mode.html"),
        Inferred("no page states the answer; Forbidden is what a domain without a mapping answers"),
    ),
    since="0.1",
    enforced=False,
)
