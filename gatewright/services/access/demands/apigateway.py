"""
API Gateway's management: a verb on a path, `apigateway:GET` on `arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5`.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html
https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagementv2.html
The policy of an API, and that of a private custom domain name, have actions of their own beside the verb. Whoever makes
a copy of an API reads all of it (inferred: the pages do not say what `cloneFrom` demands).
"""

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote, unquote

from gatewright.aws.arn import partition_of
from gatewright.aws.domain_arns import domain_arn, key_of, parts_of
from gatewright.aws.openapi import source
from gatewright.aws.openapi.errors import OpenApiError
from gatewright.aws.policy.facts import Resource, resource
from gatewright.model.lazy_pattern import pattern
from gatewright.services.access.demand import Alternatives, Asked, Demand, demand

_VERSION_2: Final = "/v2"
_POLICY_OF: Final[Mapping[str, str]] = {
    "restapis": "apigateway:UpdateRestApiPolicy",
    "domainnames": "apigateway:UpdateDomainNamePolicy",
}
_DOMAIN: Final = pattern(r"/domainnames/(?P<name>[^/]+)(?P<rest>(?:/.*)?)", re.DOTALL)
_MANAGEMENT_POLICY: Final = "apigateway:UpdateDomainNameManagementPolicy"
_WITH_BODY: Final = frozenset({"ImportRestApi", "PutRestApi"})
_POLICY: Final = "x-amazon-apigateway-policy"
_ESCAPE: Final = b"\\"
"""Without one, a definition with a policy holds its name as it is."""


def demands(asked: Asked) -> tuple[Demand, ...]:
    """Return the verb on the path, and what changes of policies demand beside it."""
    path = asked.path.removeprefix(_VERSION_2) if asked.service == "apigatewayv2" else asked.path
    ways = _ways(asked, path)
    found = [Demand(action=f"apigateway:{asked.verb}", on=(ways,))]
    changed = {_first(one.get("path")) for one in asked.params.get("patchOperations") or ()}
    action = _POLICY_OF.get(_first(path))
    if action is not None and _sets_policy(asked, changed):
        found.append(Demand(action=action, on=(ways,)))
    if asked.operation == "CreateRestApi" and asked.params.get("cloneFrom"):
        source = f"/restapis/{quote(str(asked.params['cloneFrom']), safe='~')}"
        read = (on(each, asked.region, asked.account_id) for each in (source, f"{source}/*"))
        found.append(demand("apigateway:GET", *read))
    if "managementPolicy" in changed:
        found.append(Demand(action=_MANAGEMENT_POLICY, on=(ways,)))
    return tuple(found)


def on(path: str, region: str, account_id: str) -> Resource:
    """Return what stands at a path of the management API: its ARN names no account (documented)."""
    return resource(f"arn:{partition_of(region)}:apigateway:{region}::{path}", owner=account_id)


def _ways(asked: Asked, path: str) -> Alternatives:
    """Return what a path leads to, however a policy writes it: percent-encoded or plain."""
    domain = _DOMAIN.fullmatch(path)
    if domain is None:
        written = dict.fromkeys((path, unquote(path)))
        return tuple(on(each, asked.region, asked.account_id) for each in written)
    return _ways_of_domain(asked, unquote(domain["name"]), unquote(domain["rest"]))


def _ways_of_domain(asked: Asked, named: str, rest: str) -> Alternatives:
    """
    Return a domain name, which is found in whatever letters it is named; a private one has its account and its id in
    its ARN (documented: "Custom domain names for private APIs").
    """
    key = key_of(named, asked.params.get("domainNameId"))
    name, domain_name_id = parts_of(key)
    bare = on(f"/domainnames/{name}{rest}", asked.region, asked.account_id)
    if domain_name_id is None:
        return (bare,)
    own = resource(f"{domain_arn(key, region=asked.region, account_id=asked.account_id)}{rest}")
    return (own, on(f"/domainnames/{key}{rest}", asked.region, asked.account_id), bare)


def _sets_policy(asked: Asked, changed: set[str]) -> bool:
    if asked.operation in _WITH_BODY:
        return _holds_policy(asked.params.get("body") or b"") or _loses_policy(asked)
    return "policy" in changed or bool(asked.params.get("policy"))


def _holds_policy(body: bytes) -> bool:
    """Tell whether a definition has a policy, however its name is written."""
    if _POLICY.encode() in body or _ESCAPE not in body:
        return _POLICY.encode() in body
    try:
        return _POLICY in source.read(body).root
    except OpenApiError:
        return False


def _loses_policy(asked: Asked) -> bool:
    """Tell whether a definition replaces an API that has a policy: one that names none takes it away."""
    found = asked.documents.get("rest_api", str(asked.params.get("restApiId")))
    return asked.params.get("mode") == "overwrite" and bool((found or {}).get("policy"))


def _first(path: Any) -> str:
    """Return the first part of a path."""
    return str(path or "").lstrip("/").partition("/")[0]
