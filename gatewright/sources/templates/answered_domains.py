"""
Custom domain names, as `get-domain-names` and `get-base-path-mappings` tell them, as resources of a template.

Keys of certificates are nobody's answer, so each name gets a certificate of this server. A name that would stand open,
or lead elsewhere, without something that the answers do not tell is not made: its calls are refused then.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from gatewright.model.unknown import Unknown

_EDGE_REGION: Final = "us-east-1"
_BY_MAPPINGS: Final = ("BASE_PATH_MAPPING_ONLY", "API_MAPPING_ONLY")
_NONE: Final = "(none)"

Add = Callable[[str, str, Mapping[str, Any], Iterable[str]], str]
"""Declares a resource: its name, type and properties, and what has to be there before it."""


def domain_names(
    listed: Iterable[Mapping[str, Any]],
    mappings: Callable[[str], Mapping[str, Any] | Unknown | None],
    made: Mapping[str, Any],
    add: Add,
    *,
    region: str,
) -> list[str]:
    """Declare the names that lead to stages that are made, and return what is to be said of them."""
    remarks = []
    for domain in listed:
        name = str(domain["domainName"])
        told = mappings(name)
        paths = list(told.get("items", ())) if told is not None and not isinstance(told, Unknown) else []
        here = [one for one in paths if _stage(one) in made]
        why = _not_made(domain, told, region)
        if why is not None and (here or isinstance(told, Unknown)):
            remarks.append(f"the domain name {name} is not made: {why}")
        if why is not None or not here:
            continue
        _declare(domain, here, add)
        remarks.append(f"the domain name {name} shows a certificate of this server: nobody told the key of its own")
        remarks += [
            f"the domain name {name}: {one.get('basePath', _NONE)} leads to a stage that is not among the answers"
            for one in paths
            if one not in here
        ]
    return remarks


def _stage(mapping: Mapping[str, Any]) -> str:
    return f"{mapping.get('restApiId')}/stages/{mapping.get('stage')}"


def _not_made(domain: Mapping[str, Any], told: object, region: str) -> str | None:
    """Return why a name cannot be made as it is; `None` when it can."""
    types = domain.get("endpointConfiguration", {}).get("types") or ["REGIONAL"]
    if isinstance(told, Unknown):
        return "its mappings are not among the answers"
    if domain.get("mutualTlsAuthentication"):
        return "its truststore is not among the answers"
    if domain.get("routingMode", _BY_MAPPINGS[0]) not in _BY_MAPPINGS:
        return "routing rules are not made from answers"
    if "PRIVATE" in types:
        return "who may come through which VPC endpoint is not made from answers"
    if "EDGE" in types and region != _EDGE_REGION:
        return f"the certificate of an edge-optimized name has to be in {_EDGE_REGION}"
    return None


def _declare(domain: Mapping[str, Any], mappings: list[Mapping[str, Any]], add: Add) -> None:
    name = str(domain["domainName"])
    types = domain.get("endpointConfiguration", {}).get("types") or ["REGIONAL"]
    certificate = {"Ref": add(f"{name}/certificate", "AWS::CertificateManager::Certificate", {"DomainName": name}, ())}
    properties = {
        "DomainName": name,
        "EndpointConfiguration": {"Types": types},
        "SecurityPolicy": domain.get("securityPolicy"),
        "EndpointAccessMode": domain.get("endpointAccessMode"),
        "Tags": [{"Key": key, "Value": value} for key, value in (domain.get("tags") or {}).items()],
        "CertificateArn": certificate if "EDGE" in types else None,
        "RegionalCertificateArn": certificate if "REGIONAL" in types else None,
    }
    add(name, "AWS::ApiGateway::DomainName", properties, ())
    for one in mappings:
        path = str(one.get("basePath") or _NONE)
        where = {"DomainName": {"Ref": name}, "Stage": one["stage"]}
        if "/" in path:
            kind = "AWS::ApiGatewayV2::ApiMapping"
            where |= {"ApiId": {"Ref": one["restApiId"]}, "ApiMappingKey": path}
        else:
            kind = "AWS::ApiGateway::BasePathMapping"
            where |= {"RestApiId": {"Ref": one["restApiId"]}, "BasePath": None if path == _NONE else path}
        add(f"{name}/mappings/{path}", kind, where, (_stage(one),))
