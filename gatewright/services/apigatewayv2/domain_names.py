"""
Domain names, in the form of V2: the same ones that V1 knows.

https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames-domainname.html
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from gatewright.services.apigateway import domain_names as v1
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigatewayv2 import paging
from gatewright.services.errors import not_implemented
from gatewright.services.operation import Operation
from gatewright.store.answers import Answers
from gatewright.store.documents import Document, Documents

ROUTING: Final = {
    "API_MAPPING_ONLY": "BASE_PATH_MAPPING_ONLY",
    "ROUTING_RULE_ONLY": "ROUTING_RULE_ONLY",
    "ROUTING_RULE_THEN_API_MAPPING": "ROUTING_RULE_THEN_BASE_PATH_MAPPING",
}
"""Routing modes by V2's names, and V1's."""

_PATCHED: Final = {
    "CertificateArn": "/regionalCertificateArn",
    "CertificateName": "/regionalCertificateName",
    "SecurityPolicy": "/securityPolicy",
    "OwnershipVerificationCertificateArn": "/ownershipVerificationCertificateArn",
    "IpAddressType": "/endpointConfiguration/ipAddressType",
}
"""Members of a configuration, and the paths by which V1 changes them."""


def create_domain_name(documents: Documents, operation: Operation) -> Document:
    """Create a regional domain name."""
    params = operation.params
    one = _configuration(params)
    asked = {
        "domainName": params["DomainName"],
        "regionalCertificateArn": one.get("CertificateArn"),
        "regionalCertificateName": one.get("CertificateName"),
        "securityPolicy": one.get("SecurityPolicy"),
        "ownershipVerificationCertificateArn": one.get("OwnershipVerificationCertificateArn"),
        "endpointConfiguration": {"types": ["REGIONAL"], "ipAddressType": one.get("IpAddressType") or "ipv4"},
        "mutualTlsAuthentication": _mutual(params),
        "routingMode": ROUTING[params.get("RoutingMode") or "API_MAPPING_ONLY"],
        "tags": params.get("Tags"),
    }
    given = {name: value for name, value in asked.items() if value or name == "domainName"}
    return _shown(v1.create_domain_name(documents, replace(operation, params=given)))


def get_domain_name(documents: Documents, operation: Operation) -> Document:
    """Answer one domain name."""
    return _shown(v1.get_domain_name(documents, _named(operation)))


def get_domain_names(documents: Documents, operation: Operation) -> Document:
    """Answer the domain names of the account, page by page; this version knows no private ones."""
    listed = (Answers(documents).get("get_domain_names") or {})["items"]
    found = [one for one in listed if "domainNameId" not in one]
    return paging.page([_shown(one) for one in found], operation.params, name="DomainName")


def update_domain_name(documents: Documents, operation: Operation) -> Document:
    """Change members of a domain name."""
    params = operation.params
    patches = {_PATCHED[name]: value for name, value in _configuration(params).items() if name in _PATCHED}
    mutual = params.get("MutualTlsAuthentication")
    if mutual is not None:
        patches["/mutualTlsAuthentication/truststoreUri"] = mutual.get("TruststoreUri") or _known_uri(documents, params)
        patches["/mutualTlsAuthentication/truststoreVersion"] = mutual.get("TruststoreVersion") or ""
    if params.get("RoutingMode"):
        patches["/routingMode"] = ROUTING[params["RoutingMode"]]
    listed = [{"op": "replace", "path": path, "value": value} for path, value in patches.items()]
    return _shown(v1.update_domain_name(documents, _named(operation, patchOperations=listed)))


def delete_domain_name(documents: Documents, operation: Operation) -> Document:
    """Delete a domain name and its mappings."""
    return v1.delete_domain_name(documents, _named(operation))


def _named(operation: Operation, **more: Any) -> Operation:
    """Return the operation as V1 takes it."""
    return replace(operation, params={"domainName": operation.params["DomainName"], **more})


def _known_uri(documents: Documents, params: Mapping[str, Any]) -> str:
    """Return the truststore that is there where only another version is named; none where it is to go."""
    if params["MutualTlsAuthentication"].get("TruststoreUri") == "":
        return ""
    found = documents.get("domain_name", params["DomainName"].lower()) or {}
    return str(found.get("mutualTlsAuthentication", {}).get("truststoreUri", ""))


def _configuration(params: Mapping[str, Any]) -> Mapping[str, Any]:
    listed = params.get("DomainNameConfigurations") or []
    if len(listed) > 1:
        raise not_implemented("domain names have one configuration here: a regional one")
    one: Mapping[str, Any] = listed[0] if listed else {}
    if one.get("EndpointType") not in {None, "REGIONAL"}:
        # Recorded by others of EDGE, 2026.
        raise bad_request(f"{one['EndpointType']} endpoint type is not supported for APIGatewayV2 domainName")
    return one


def _mutual(params: Mapping[str, Any]) -> Document | None:
    given = params.get("MutualTlsAuthentication") or {}
    names = {"TruststoreUri": "truststoreUri", "TruststoreVersion": "truststoreVersion"}
    return {names[name]: value for name, value in given.items() if name in names and value} or None


def _shown(domain: Document) -> Document:
    """Return a domain name as V2 shows it."""
    edge = "REGIONAL" not in domain["endpointConfiguration"].get("types", [])
    members = {
        "ApiGatewayDomainName": domain.get("distributionDomainName" if edge else "regionalDomainName"),
        "CertificateArn": domain.get("certificateArn" if edge else "regionalCertificateArn"),
        "CertificateName": domain.get("certificateName" if edge else "regionalCertificateName"),
        "DomainNameStatus": domain["domainNameStatus"],
        "EndpointType": "EDGE" if edge else "REGIONAL",
        "HostedZoneId": domain.get("distributionHostedZoneId" if edge else "regionalHostedZoneId"),
        "IpAddressType": domain["endpointConfiguration"].get("ipAddressType"),
        "SecurityPolicy": domain["securityPolicy"],
        "OwnershipVerificationCertificateArn": domain.get("ownershipVerificationCertificateArn"),
    }
    modes = {v1_name: name for name, v1_name in ROUTING.items()}
    mutual = domain.get("mutualTlsAuthentication")
    return {
        "ApiMappingSelectionExpression": "$request.basepath",
        "DomainName": domain["domainName"],
        "DomainNameArn": domain.get("domainNameArn"),
        "DomainNameConfigurations": [{name: value for name, value in members.items() if value is not None}],
        **(
            {"MutualTlsAuthentication": {name[0].upper() + name[1:]: value for name, value in mutual.items()}}
            if mutual
            else {}
        ),
        "RoutingMode": modes[domain["routingMode"]],
        "Tags": domain.get("tags", {}),
    }
