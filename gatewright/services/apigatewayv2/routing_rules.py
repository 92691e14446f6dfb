"""
Routing rules of domain names: conditions on headers and base paths, and the stage of a REST API that they lead to.

https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules.html. Which rules cannot be is
documented there and in "Set the routing mode"; the texts of these refusals are inferred.
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.arn import partition_of
from gatewright.services.apigateway import lookup, paging
from gatewright.services.apigateway.errors import bad_request, conflict, not_found
from gatewright.services.apigateway.private_domain_names import is_private, key
from gatewright.services.apigateway.routing_modes import check_rules
from gatewright.services.apigatewayv2.rule_conditions import conditions
from gatewright.services.operation import Operation
from gatewright.store.answers import Answers
from gatewright.store.documents import Document, Documents

_ID: Final = 6
"""Letters and digits of a rule's id, as in AWS's examples."""


def create_routing_rule(documents: Documents, operation: Operation) -> Document:
    """Create a rule of a domain name whose routing mode has rules."""
    domain = _domain(documents, operation)
    check_rules(domain)
    rule_id = operation.new_id()[:_ID]
    place = f"/domainnames/{key(domain)}/routingrules/{rule_id}"
    arn = f"arn:{partition_of(operation.region)}:apigateway:{operation.region}:{operation.account_id}:{place}"
    created = {**_asked(documents, operation, domain), "RoutingRuleArn": arn, "RoutingRuleId": rule_id}
    return _put(documents, domain, created)


def put_routing_rule(documents: Documents, operation: Operation) -> Document:
    """Put another rule in the place of one; its id stays."""
    domain, found = _domain(documents, operation), get_routing_rule(documents, operation)
    kept = {name: found[name] for name in ("RoutingRuleArn", "RoutingRuleId")}
    return _put(documents, domain, {**_asked(documents, operation, domain), **kept})


def get_routing_rule(documents: Documents, operation: Operation) -> Document:
    """Answer one rule."""
    domain = _domain(documents, operation)
    found = documents.get("routing_rule", key(domain), operation.params["RoutingRuleId"])
    if found is None:
        raise not_found("Invalid routing rule identifier specified")
    return found


def list_routing_rules(documents: Documents, operation: Operation) -> Document:
    """Answer the rules of a domain name, whatever its routing mode, page by page."""
    params = operation.params
    rules = (Answers(documents).get("list_routing_rules", key(_domain(documents, operation))) or {}).get(
        "RoutingRules", []
    )
    found = paging.page(
        rules, {"limit": params.get("MaxResults"), "position": params.get("NextToken")}, name="RoutingRuleId"
    )
    return {"RoutingRules": found["items"], **({"NextToken": found["position"]} if "position" in found else {})}


def delete_routing_rule(documents: Documents, operation: Operation) -> Document:
    """Delete a rule."""
    found = get_routing_rule(documents, operation)
    documents.delete("routing_rule", key(_domain(documents, operation)), found["RoutingRuleId"])
    return {}


def _domain(documents: Documents, operation: Operation) -> Document:
    return lookup.domain_name_of(documents, operation.params["DomainName"], operation.params.get("DomainNameId"))


def _asked(documents: Documents, operation: Operation, domain: Document) -> Document:
    """Return the rule that an operation describes, or raise when it cannot be."""
    params = operation.params
    return {
        "Actions": [_action(documents, params["Actions"], domain)],
        "Conditions": conditions(params["Conditions"]),
        "Priority": params["Priority"],
    }


def _action(documents: Documents, actions: list[Mapping[str, Any]], domain: Document) -> Document:
    if len(actions) != 1:
        raise bad_request("A routing rule must have exactly one action")
    invoked = actions[0]["InvokeApi"]
    api = documents.get("rest_api", invoked["ApiId"])
    if api is None:
        raise bad_request(f"Invalid API identifier specified: {invoked['ApiId']} is no REST API")
    if documents.get("stage", invoked["ApiId"], invoked["Stage"]) is None:
        raise bad_request(f"Invalid stage identifier specified: {invoked['Stage']}")
    if is_private(api) != is_private(domain):
        raise bad_request("A routing rule leads from a private domain name to a private API, from a public to a public")
    stripped = bool(invoked.get("StripBasePath"))
    return {"InvokeApi": {"ApiId": invoked["ApiId"], "Stage": invoked["Stage"], "StripBasePath": stripped}}


def _put(documents: Documents, domain: Document, rule: Document) -> Document:
    name = key(domain)
    for other in documents.list("routing_rule", name):
        if other["Priority"] == rule["Priority"] and other["RoutingRuleId"] != rule["RoutingRuleId"]:
            raise conflict(f"A routing rule with the priority {rule['Priority']} already exists for this domain name")
    documents.put("routing_rule", name, rule["RoutingRuleId"], document=rule)
    return rule
