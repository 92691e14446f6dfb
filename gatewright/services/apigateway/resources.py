"""
Resources: the nodes of an API's path tree.

https://docs.aws.amazon.com/apigateway/latest/api/API_Resource.html. The refusals were recorded by LocalStack's snapshot
tests (test_update_resource_behaviour, test_create_proxy_resource_validation, 2024-04-15; test_update_resource_on_root,
2025-09-03).
"""

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway import limits, lookup, paging, patching
from gatewright.services.apigateway.errors import bad_request, conflict
from gatewright.services.apigateway.patching import Path, Table
from gatewright.services.identifiers import SHORT, fresh_id
from gatewright.services.operation import Operation
from gatewright.store.answers import Answers, without_methods
from gatewright.store.documents import Document, Documents

PATH_PART_SYNTAX = pattern(r"[a-zA-Z0-9._:-]+|\{[a-zA-Z0-9._:-]+\+?\}")
"""https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html"""

PATHS = Table(
    paths=(
        Path(pattern="/parentId", member="parentId"),
        Path(pattern="/pathPart", member="pathPart"),
    )
)
"""In the order of AWS's refusal."""


def create_resource(documents: Documents, operation: Operation) -> Document:
    """Create a resource below another."""
    params = operation.params
    lookup.rest_api(documents, operation)
    parent = lookup.resource_by_id(documents, params["restApiId"], params["parentId"])
    limits.check(documents, "resource", params["restApiId"])
    created = {
        "id": fresh_id(documents, operation, "resource", params["restApiId"], length=SHORT),
        "parentId": parent["id"],
        "pathPart": params["pathPart"],
        "path": _path(parent, params["pathPart"]),
    }
    _check_place(created, parent, documents.list("resource", params["restApiId"]))
    lookup.put_resource(documents, operation, created)
    return created


def get_resource(documents: Documents, operation: Operation) -> Document:
    """Answer one resource."""
    found = lookup.resource(documents, operation)
    return found if _embeds_methods(operation) else without_methods(found)


def get_resources(documents: Documents, operation: Operation) -> Document:
    """Answer the resources of an API."""
    lookup.rest_api(documents, operation)
    found = (Answers(documents).get("get_resources", operation.params["restApiId"]) or {})["items"]
    shown = found if _embeds_methods(operation) else [without_methods(one) for one in found]
    return paging.page(shown, operation.params)


def update_resource(documents: Documents, operation: Operation) -> Document:
    """Move a resource, or give it another name; what is below it comes along."""
    found = lookup.resource(documents, operation)
    operations = operation.params.get("patchOperations") or []
    for one in operations:
        row, _ = patching.find(one, PATHS)
        if "parentId" not in found:
            raise bad_request(f"Root resource cannot update its {row.member}.")
    changed = patching.apply(found, operations, PATHS)
    if changed == found:
        return without_methods(found)
    everyone = documents.list("resource", operation.params["restApiId"])
    parent = lookup.resource_by_id(documents, operation.params["restApiId"], changed["parentId"])
    if parent["id"] in {one["id"] for one in _with_all_below(changed, everyone)}:
        raise bad_request("Resources cannot be cyclical.")
    changed["path"] = _path(parent, changed["pathPart"])
    _check_place(changed, parent, everyone)
    _put_tree(documents, operation, changed, everyone)
    return without_methods(changed)


def delete_resource(documents: Documents, operation: Operation) -> Document:
    """Delete a resource and everything below it."""
    found = lookup.resource(documents, operation)
    if "parentId" not in found:
        raise bad_request("Cannot delete root resource.")  # inferred: that AWS refuses is documented, its text is not
    for one in _with_all_below(found, documents.list("resource", operation.params["restApiId"])):
        documents.delete("resource", operation.params["restApiId"], one["id"])
    return {}


def _embeds_methods(operation: Operation) -> bool:
    return "methods" in (operation.params.get("embed") or [])


def _path(parent: Document, path_part: str) -> str:
    return f"{parent['path'].rstrip('/')}/{path_part}"


def _check_place(wanted: Document, parent: Document, everyone: list[Document]) -> None:
    """Raise AWS's refusal when a resource cannot have this name below this parent."""
    part = wanted["pathPart"]
    if PATH_PART_SYNTAX.fullmatch(part) is None:
        # Reported by users of AWS, not recorded.
        raise bad_request(
            "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the "
            "beginning and the end."
        )
    if parent.get("pathPart", "").endswith("+}"):
        raise bad_request(f"Cannot create a child of a resource with a greedy path variable: {parent['pathPart']}")
    siblings = [one for one in everyone if one.get("parentId") == parent["id"] and one["id"] != wanted["id"]]
    if any(one["pathPart"] == part for one in siblings):
        raise conflict(f"Another resource with the same parent already has this name: {part}")
    variable = next((one["pathPart"] for one in siblings if one["pathPart"].startswith("{")), None)
    if part.startswith("{") and variable is not None:
        raise bad_request(
            f"A sibling ({variable}) of this resource already has a variable path part -- only one is allowed"
        )


def _with_all_below(top: Document, everyone: list[Document]) -> list[Document]:
    """Return a resource and all below it, each parent before its children."""
    found = [top]
    for one in found:
        found.extend(child for child in everyone if child.get("parentId") == one["id"] and child["id"] != top["id"])
    return found


def _put_tree(documents: Documents, operation: Operation, top: Document, everyone: list[Document]) -> None:
    """Store a moved resource and, with their new paths, all below it."""
    moved = {top["id"]: top}
    for one in _with_all_below(top, everyone):
        parent = moved.get(one["parentId"])
        if parent is not None:
            one["path"] = _path(parent, one["pathPart"])
        moved[one["id"]] = one
        lookup.put_resource(documents, operation, one)
