"""
API mappings of domain names, whose keys may have several segments.

https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html. They are the base path mappings of
V1, seen from V2: a domain name has one set of both.
"""

from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway import lookup
from gatewright.services.apigateway.errors import bad_request, conflict, not_found
from gatewright.services.apigateway.routing_modes import check_mappings
from gatewright.services.apigatewayv2 import mapped_apis, paging
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

NONE: Final = "(none)"
"""How the empty key is stored, as V1 writes it."""

SYNTAX: Final = pattern(r"[A-Za-z0-9$_.+!*'()/-]*")
"""Documented: letters, numbers and $-_.+!*'()/."""

MOST: Final = 300
"""Letters of a key (documented: quotas)."""


def create_api_mapping(documents: Documents, operation: Operation) -> Document:
    """Lead a path of a domain name to a stage of an API."""
    params = operation.params
    domain = _domain(documents, operation)
    check_mappings(domain)
    key = _key(params.get("ApiMappingKey"), domain)
    mapped_apis.check(documents, operation, domain)
    mapped_apis.check_stage(documents, params["ApiId"], params["Stage"])
    if documents.get("base_path_mapping", domain["domainName"], key) is not None:
        raise conflict("ApiMapping key already exists for this domain name")  # reported by users of AWS
    created = {
        "basePath": key,
        "restApiId": params["ApiId"],
        "stage": params["Stage"],
        "apiMappingId": operation.new_id()[:6],
    }
    documents.put("base_path_mapping", domain["domainName"], key, document=created)
    return _shown(created)


def get_api_mapping(documents: Documents, operation: Operation) -> Document:
    """Answer one mapping."""
    return _shown(_mapping(documents, operation))


def get_api_mappings(documents: Documents, operation: Operation) -> Document:
    """Answer the mappings of a domain name, page by page."""
    name = _domain(documents, operation)["domainName"]
    found = [_shown(one) for one in documents.list("base_path_mapping", name)]
    return paging.page(found, operation.params, name="ApiMappingId")


def update_api_mapping(documents: Documents, operation: Operation) -> Document:
    """Change where a path leads to, or the path."""
    params = operation.params
    domain, found = _domain(documents, operation), _mapping(documents, operation)
    key = found["basePath"] if params.get("ApiMappingKey") is None else _key(params["ApiMappingKey"], domain)
    changed = {
        **found,
        "basePath": key,
        "restApiId": params["ApiId"],
        "stage": params.get("Stage") or found.get("stage"),
    }
    mapped_apis.check(documents, operation, domain, found["basePath"])
    mapped_apis.check_stage(documents, changed["restApiId"], changed["stage"] or "")
    if key != found["basePath"]:
        if documents.get("base_path_mapping", domain["domainName"], key) is not None:
            raise conflict("ApiMapping key already exists for this domain name")
        documents.delete("base_path_mapping", domain["domainName"], found["basePath"])
    documents.put("base_path_mapping", domain["domainName"], key, document=changed)
    return _shown(changed)


def delete_api_mapping(documents: Documents, operation: Operation) -> Document:
    """Delete a mapping."""
    name = _domain(documents, operation)["domainName"]
    documents.delete("base_path_mapping", name, _mapping(documents, operation)["basePath"])
    return {}


def _domain(documents: Documents, operation: Operation) -> Document:
    return lookup.domain_name_of(documents, operation.params["DomainName"])


def _mapping(documents: Documents, operation: Operation) -> Document:
    name = _domain(documents, operation)["domainName"]
    wanted = operation.params["ApiMappingId"]
    for one in documents.list("base_path_mapping", name):
        if one["apiMappingId"] == wanted:
            return one
    raise not_found(f"Unable to find ApiMapping with ID {wanted}")  # inferred


def _key(given: str | None, domain: Document) -> str:
    if not given or given == NONE:
        return NONE
    if given.startswith("/") or "//" in given or given.endswith("/"):
        # Reported by users of AWS.
        raise bad_request("ApiMapping key should not start with a '/' or have consecutive '/'s.")
    if SYNTAX.fullmatch(given) is None or len(given) > MOST:
        raise bad_request("ApiMapping key contains invalid characters")  # inferred
    if "/" in given and (
        domain["endpointConfiguration"].get("types") != ["REGIONAL"] or domain["securityPolicy"] == "TLS_1_0"
    ):
        # Documented: several segments need a regional domain name and TLS 1.2; the text is inferred.
        raise bad_request("ApiMapping keys of several segments need a REGIONAL domain name with TLS 1.2")
    return given


def _shown(mapping: Document) -> Document:
    key = "" if mapping["basePath"] == NONE else mapping["basePath"]
    return {
        "ApiId": mapping["restApiId"],
        "ApiMappingId": mapping["apiMappingId"],
        "ApiMappingKey": key,
        "Stage": mapping.get("stage") or NONE,
    }
