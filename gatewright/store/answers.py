"""
What the account's `get_*` operations would answer, read from the store.

The configuration builder, the doctor and our own `get_*` handlers all read here, so that the three can never differ.
Answers are whole (AWS pages them; the handlers cut pages out of these), carry every API key's value, and hold what
boto3 returns without `ResponseMetadata`, timestamps as Unix seconds. `None` says what AWS says with NotFoundException.
"""

from collections.abc import Callable, Mapping
from typing import Any

from gatewright.store import api_answers, function_answers, gateway_responses, iam_answers
from gatewright.store.documents import Document, Documents

API_KEY_VERSION = "4"
"""`apiKeyVersion` of an account (documented: GetAccount)."""

ACCOUNT_RATE_LIMIT = 10_000.0
"""`throttleSettings.rateLimit` of an account (documented: API Gateway quotas)."""

ACCOUNT_BURST_LIMIT = 5_000
"""`throttleSettings.burstLimit` of an account (documented: API Gateway quotas)."""


class Answers:
    """The answers of one account and region at one moment."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def get(self, operation: str, *ids: str) -> Document | None:
        """Return what the operation (`get_stages`) would answer for these ids, `None` for NotFoundException."""
        return ANSWERS[operation](self._documents, *ids)


def snapshot(documents: Documents, rest_api_id: str, deployment_id: str) -> Document | None:
    """
    Return what a deployment deployed, as it was when it was created: `restApi`, `resources`, and (one of a version
    before may lack them) `authorizers`, `gatewayResponses`, `requestValidators` and `models`.

    AWS has no operation that answers this; only the stages that point to the deployment show it.
    """
    deployment = documents.get("deployment", rest_api_id, deployment_id)
    return None if deployment is None else deployment["snapshot"]


def with_tags(document: Document | None) -> Document | None:
    """Return the document with `tags`, which AWS shows empty where one resource is asked for, and not in listings."""
    # Recorded by LocalStack's snapshot tests: test_usage_plan_crud (2023-07-28), test_update_rest_api_* (2025-07-02).
    return None if document is None else {**document, "tags": document.get("tags", {})}


def without_methods(resource: Document) -> Document:
    """Return a resource as it is without `embed=methods`: its verbs, and nothing about them."""
    if "resourceMethods" not in resource:
        return resource
    return {**resource, "resourceMethods": {verb: {} for verb in resource["resourceMethods"]}}


def without_summary(deployment: Document) -> Document:
    """Return a deployment as it is without `embed=apisummary`."""
    return {name: value for name, value in deployment.items() if name != "apiSummary"}


def without_value(api_key: Document) -> Document:
    """Return an API key as it is without `includeValue`."""
    return {name: value for name, value in api_key.items() if name != "value"}


def without_mapping_id(mapping: Document) -> Document:
    """Return a base path mapping without the id by which only V2 knows it."""
    return {name: value for name, value in mapping.items() if name != "apiMappingId"}


def without_truststore(domain_name: Document) -> Document:
    """Return a domain name without the certificates of its truststore, of which AWS shows only where they came from."""
    return {name: value for name, value in domain_name.items() if name != "truststore"}


def _rest_apis(documents: Documents) -> Document:
    return {"items": documents.list("rest_api")}


def _rest_api(documents: Documents, rest_api_id: str) -> Document | None:
    return with_tags(documents.get("rest_api", rest_api_id))


def _resources(documents: Documents, rest_api_id: str) -> Document | None:
    return _below_api(documents, rest_api_id, "items", documents.list("resource", rest_api_id))


def _resource(documents: Documents, rest_api_id: str, resource_id: str) -> Document | None:
    return documents.get("resource", rest_api_id, resource_id)


def _authorizers(documents: Documents, rest_api_id: str) -> Document | None:
    return _below_api(documents, rest_api_id, "items", documents.list("authorizer", rest_api_id))


def _authorizer(documents: Documents, rest_api_id: str, authorizer_id: str) -> Document | None:
    return documents.get("authorizer", rest_api_id, authorizer_id)


def _request_validators(documents: Documents, rest_api_id: str) -> Document | None:
    return _below_api(documents, rest_api_id, "items", documents.list("request_validator", rest_api_id))


def _models(documents: Documents, rest_api_id: str) -> Document | None:
    return _below_api(documents, rest_api_id, "items", documents.list("model", rest_api_id))


def _gateway_responses(documents: Documents, rest_api_id: str) -> Document | None:
    saved = {one["responseType"]: one for one in documents.list("gateway_response", rest_api_id)}
    return _below_api(documents, rest_api_id, "items", gateway_responses.shown(saved))


def _gateway_response(documents: Documents, rest_api_id: str, response_type: str) -> Document | None:
    found = _gateway_responses(documents, rest_api_id) or {"items": []}
    return next((one for one in found["items"] if one["responseType"] == response_type), None)


def _stages(documents: Documents, rest_api_id: str) -> Document | None:
    # `item`, not `items`: the model of botocore, and what AWS sends.
    return _below_api(documents, rest_api_id, "item", documents.list("stage", rest_api_id))


def _stage(documents: Documents, rest_api_id: str, stage_name: str) -> Document | None:
    return documents.get("stage", rest_api_id, stage_name)


def _deployments(documents: Documents, rest_api_id: str) -> Document | None:
    shown = [without_summary(_shown(deployment)) for deployment in documents.list("deployment", rest_api_id)]
    return _below_api(documents, rest_api_id, "items", shown)


def _deployment(documents: Documents, rest_api_id: str, deployment_id: str) -> Document | None:
    deployment = documents.get("deployment", rest_api_id, deployment_id)
    return None if deployment is None else _shown(deployment)


def _api_keys(documents: Documents) -> Document:
    return {"items": documents.list("api_key")}


def _api_key(documents: Documents, api_key: str) -> Document | None:
    return with_tags(documents.get("api_key", api_key))


def _usage_plans(documents: Documents) -> Document:
    return {"items": documents.list("usage_plan")}


def _usage_plan(documents: Documents, usage_plan_id: str) -> Document | None:
    return with_tags(documents.get("usage_plan", usage_plan_id))


def _usage_plan_keys(documents: Documents, usage_plan_id: str) -> Document | None:
    if documents.get("usage_plan", usage_plan_id) is None:
        return None
    return {"items": [_with_key(documents, one) for one in documents.list("usage_plan_key", usage_plan_id)]}


def _usage_plan_key(documents: Documents, usage_plan_id: str, key_id: str) -> Document | None:
    found = documents.get("usage_plan_key", usage_plan_id, key_id)
    return None if found is None else _with_key(documents, found)


def _with_key(documents: Documents, association: Document) -> Document:
    """Return a plan's key with the name and the value that the API key has now."""
    key = documents.get("api_key", association["id"]) or {}
    return {**association, **{name: key[name] for name in ("value", "name") if name in key}}


def _domain_names(documents: Documents) -> Document:
    return {"items": [without_truststore(one) for one in documents.list("domain_name")]}


def _domain_name(documents: Documents, domain_name: str) -> Document | None:
    found = documents.get("domain_name", domain_name)
    return None if found is None else with_tags(without_truststore(found))


def _base_path_mappings(documents: Documents, domain_name: str) -> Document | None:
    if documents.get("domain_name", domain_name) is None:
        return None
    return {"items": [without_mapping_id(one) for one in documents.list("base_path_mapping", domain_name)]}


def _access_associations(documents: Documents, owner: str) -> Document:
    """Return the associations of this account, or those of others with its domain names."""
    if owner == "SELF":
        return {"items": documents.list("access_association")}
    told = [one for one in documents.list("associated_endpoint") if one["account"] != documents.account_id]
    return {"items": [{name: value for name, value in one.items() if name != "account"} for one in told]}


def _routing_rules(documents: Documents, domain_name: str) -> Document | None:
    """Return the rules in the order in which they are looked at (inferred: no page tells the order of the list)."""
    if documents.get("domain_name", domain_name) is None:
        return None
    return {"RoutingRules": sorted(documents.list("routing_rule", domain_name), key=lambda one: one["Priority"])}


def _account(documents: Documents) -> Document:
    limits = {"rateLimit": ACCOUNT_RATE_LIMIT, "burstLimit": ACCOUNT_BURST_LIMIT}
    saved = documents.get("account") or {}
    return {"throttleSettings": limits, "features": ["UsagePlans"], "apiKeyVersion": API_KEY_VERSION, **saved}


def _below_api(documents: Documents, rest_api_id: str, member: str, items: list[Document]) -> Document | None:
    return None if documents.get("rest_api", rest_api_id) is None else {member: items}


def _shown(deployment: Document) -> Document:
    """Return a deployment with its summary, and without the copy that only we keep."""
    shown = {name: value for name, value in deployment.items() if name != "snapshot"}
    return {**shown, "apiSummary": summary(deployment["snapshot"]["resources"])}


def summary(resources: list[Document]) -> Document:
    """Return `apiSummary`: path -> verb -> how the method is protected (documented: MethodSnapshot)."""
    return {
        resource["path"]: {verb: _method_summary(method) for verb, method in resource["resourceMethods"].items()}
        for resource in resources
        if resource.get("resourceMethods")
    }


def _method_summary(method: Mapping[str, Any]) -> Document:
    return {name: method[name] for name in ("authorizationType", "apiKeyRequired") if name in method}


def _vpc_endpoints(documents: Documents) -> Document:
    return {"VpcEndpoints": documents.list("vpc_endpoint")}


def _web_acl(documents: Documents, arn: str) -> Document | None:
    return _by_arn(documents, "web_acl", "WebACL", arn)


def _rule_group(documents: Documents, arn: str) -> Document | None:
    return _by_arn(documents, "rule_group", "RuleGroup", arn)


def _ip_set(documents: Documents, name: str, scope: str, set_id: str) -> Document | None:
    return _shown_waf("IPSet", documents.get("ip_set", scope, set_id), name)


def _regex_pattern_set(documents: Documents, name: str, scope: str, set_id: str) -> Document | None:
    return _shown_waf("RegexPatternSet", documents.get("regex_pattern_set", scope, set_id), name)


def _by_arn(documents: Documents, kind: str, member: str, arn: str) -> Document | None:
    """Return a thing of AWS WAF: `arn:aws:wafv2:REGION:ACCOUNT:regional/webacl/NAME/ID`."""
    place, _, rest = arn.partition("/")
    scope = "CLOUDFRONT" if place.endswith(":global") else "REGIONAL"
    name, _, found_id = rest.partition("/")[2].partition("/")
    return _shown_waf(member, documents.get(kind, scope, found_id), name)


def _shown_waf(member: str, document: Document | None, name: str) -> Document | None:
    """Return a thing of AWS WAF as its `get` operation shows it; the lock token stands beside it."""
    if document is None or document[member]["Name"] != name:
        return None
    return {member: document[member], "LockToken": document["LockToken"]}


def _no_other_accounts(_documents: Documents) -> Document:
    """Return no other account: the documents of one transaction are of one account."""
    return {"Accounts": []}


ANSWERS: Mapping[str, Callable[..., Document | None]] = {
    "get_rest_apis": _rest_apis,
    "get_rest_api": _rest_api,
    "get_resources": _resources,
    "get_resource": _resource,
    "get_authorizers": _authorizers,
    "get_authorizer": _authorizer,
    "get_request_validators": _request_validators,
    "get_models": _models,
    "get_gateway_responses": _gateway_responses,
    "get_gateway_response": _gateway_response,
    "get_stages": _stages,
    "get_stage": _stage,
    "get_deployments": _deployments,
    "get_deployment": _deployment,
    "get_api_keys": _api_keys,
    "get_api_key": _api_key,
    "get_usage_plans": _usage_plans,
    "get_usage_plan": _usage_plan,
    "get_usage_plan_keys": _usage_plan_keys,
    "get_usage_plan_key": _usage_plan_key,
    "get_domain_names": _domain_names,
    "get_domain_name": _domain_name,
    "get_base_path_mappings": _base_path_mappings,
    "list_routing_rules": _routing_rules,
    "get_domain_name_access_associations": _access_associations,
    "get_account": _account,
    "get_account_authorization_details": iam_answers.account_authorization_details,
    "iam_access_keys": iam_answers.access_keys,
    "iam_sessions": iam_answers.sessions,
    "iam_accounts": _no_other_accounts,
    "iam_organization": iam_answers.organization,
    "list_functions": function_answers.functions,
    "get_policy": function_answers.policy,
    "describe_vpc_endpoints": _vpc_endpoints,
    "get_web_acl": _web_acl,
    "get_rule_group": _rule_group,
    "get_ip_set": _ip_set,
    "get_regex_pattern_set": _regex_pattern_set,
    **api_answers.ANSWERS,
}
"""Each operation, and the function that answers it."""
