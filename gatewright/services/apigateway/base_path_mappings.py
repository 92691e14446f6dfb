"""
Base path mappings: which paths of a domain name lead to which stages.

https://docs.aws.amazon.com/apigateway/latest/api/API_BasePathMapping.html
"""

from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway import lookup, paging, patching
from gatewright.services.apigateway.errors import bad_request, conflict, not_found
from gatewright.services.apigateway.patching import Path, Table
from gatewright.services.apigateway.private_domain_names import is_private, key
from gatewright.services.apigateway.routing_modes import check_mappings
from gatewright.services.operation import Operation
from gatewright.store.answers import Answers, without_mapping_id
from gatewright.store.documents import Document, Documents

NONE: Final = "(none)"
"""How AWS writes the empty base path, and a stage that is not chosen."""

MIXED: Final = (
    "Mixing of REST APIs and HTTP APIs on the same domain name can only be accomplished through API Gateway's V2 "
    "DomainName interface. Currently, WebSocket APIs can only be attached to a domain name with other WebSocket APIs. "
    "This must also occur through API Gateway's V2 DomainName interface."
)
"""What AWS says of HTTP and WebSocket APIs (reported by users, word for word)."""

SYNTAX: Final = pattern(r"[A-Za-z0-9$_.+!*'()-]+")
"""Documented: "letters, numbers, and one of $-_.+!*'()"."""


def create_base_path_mapping(documents: Documents, operation: Operation) -> Document:
    """Lead a path of a domain name to a stage, or to an API whose stage stands in the path."""
    domain = lookup.domain_name(documents, operation)
    check_mappings(domain)
    params = operation.params
    created = {
        "basePath": _base_path(params.get("basePath")),
        "restApiId": params["restApiId"],
        **_stage(params.get("stage")),
        "apiMappingId": operation.new_id()[:6],
    }
    _put(documents, domain, created, None)
    return without_mapping_id(created)


def get_base_path_mapping(documents: Documents, operation: Operation) -> Document:
    """Answer one mapping."""
    return without_mapping_id(_mapping(documents, operation))


def get_base_path_mappings(documents: Documents, operation: Operation) -> Document:
    """Answer the mappings of a domain name, page by page."""
    name = key(lookup.domain_name(documents, operation))
    found = (Answers(documents).get("get_base_path_mappings", name) or {})["items"]
    return paging.page(found, operation.params, name="basePath")


def update_base_path_mapping(documents: Documents, operation: Operation) -> Document:
    """Change where a path leads to, or the path."""
    found = _mapping(documents, operation)
    changed = patching.apply(found, operation.params.get("patchOperations") or [], PATHS)
    if changed.get("basePath") != found["basePath"]:
        changed["basePath"] = _base_path(changed.get("basePath"))
    _put(documents, lookup.domain_name(documents, operation), changed, found["basePath"])
    return without_mapping_id(changed)


def delete_base_path_mapping(documents: Documents, operation: Operation) -> Document:
    """Delete a mapping."""
    found = _mapping(documents, operation)
    name = key(lookup.domain_name(documents, operation))
    documents.delete("base_path_mapping", name, found["basePath"])
    return {}


def _put(documents: Documents, domain: Document, mapping: Document, before: str | None) -> None:
    name, api_id, stage = key(domain), mapping.get("restApiId") or "", mapping.get("stage")
    if documents.get("api", api_id) is not None:
        raise bad_request(MIXED)
    api = documents.get("rest_api", api_id)
    if api is None:
        raise bad_request("Invalid REST API identifier specified")  # reported by users of AWS
    if is_private(domain) and not is_private(api):
        # Documented: a private domain name leads to private APIs; the text is inferred.
        raise bad_request("A private domain name can be mapped to private APIs only")
    if stage is not None and documents.get("stage", api_id, stage) is None:
        raise bad_request("Invalid stage identifier specified")  # reported by users of AWS
    if mapping["basePath"] != before and documents.get("base_path_mapping", name, mapping["basePath"]) is not None:
        raise conflict("Base path already exists for this domain name")  # reported by users of AWS
    if before is not None and mapping["basePath"] != before:
        documents.delete("base_path_mapping", name, before)
    documents.put("base_path_mapping", name, mapping["basePath"], document=mapping)


def _mapping(documents: Documents, operation: Operation) -> Document:
    name = key(lookup.domain_name(documents, operation))
    found = documents.get("base_path_mapping", name, operation.params["basePath"] or NONE)
    if found is None:
        raise not_found("Invalid base path mapping identifier specified")  # reported by users of AWS
    return found


def _base_path(given: str | None) -> str:
    if not given or given == NONE:
        return NONE
    if "/" in given:
        # Reported by users of AWS, word for word.
        raise bad_request(
            "API Gateway V1 doesn't support the slash character (/) in base path mappings. To create a multi-level base"
            " path mapping, use API Gateway V2."
        )
    if SYNTAX.fullmatch(given) is None:
        # Inferred: the characters are documented, the text is not.
        raise bad_request("Invalid base path: it can contain letters, numbers, and one of $-_.+!*'()")
    return given


def _stage(given: str | None) -> Document:
    return {} if not given or given == NONE else {"stage": given}


def _stage_name(given: str | None) -> str | None:
    return _stage(given).get("stage")


PATHS: Final = Table(
    paths=(
        Path(pattern="/basePath", member="basePath"),
        Path(pattern="/restapiId", member="restApiId"),
        Path(pattern="/stage", member="stage", read=_stage_name),
    )
)
"""https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateBasePathMapping-Patch"""
