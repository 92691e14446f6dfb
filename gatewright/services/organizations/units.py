"""
Organizational units.

https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganizationalUnit.html
"""

from gatewright.services.errors import not_implemented
from gatewright.services.operation import Operation
from gatewright.services.organizations.errors import refused
from gatewright.services.organizations.pages import page
from gatewright.services.organizations.tree import FULL_ACCESS, Tree, children, managed
from gatewright.store.documents import Document, Documents

_IN_USE = "An OU with the same name already exists."


def create_organizational_unit(documents: Documents, operation: Operation) -> Document:
    """Create a unit below the root or another unit."""
    tree, params = managed(documents), operation.params
    if params.get("Tags"):
        raise not_implemented("tags in organizations are not offered")
    parent = tree.parent(params["ParentId"])
    _check_name(tree, parent, params["Name"])
    unit_id = f"ou-{tree.root_id.removeprefix('r-')}-{operation.new_id()[:8]}"
    created = {"Id": unit_id, "Arn": tree.arn("ou", unit_id), "Name": params["Name"], "ParentId": parent}
    documents.put("org_unit", unit_id, document=created)
    tree.attach(FULL_ACCESS["Id"], unit_id)
    return {"OrganizationalUnit": _shown(created)}


def describe_organizational_unit(documents: Documents, operation: Operation) -> Document:
    """Answer one unit."""
    return {"OrganizationalUnit": _shown(managed(documents).unit(operation.params["OrganizationalUnitId"]))}


def update_organizational_unit(documents: Documents, operation: Operation) -> Document:
    """Rename a unit."""
    tree = managed(documents)
    found = tree.unit(operation.params["OrganizationalUnitId"])
    name = operation.params.get("Name") or found["Name"]
    if name != found["Name"]:
        _check_name(tree, found["ParentId"], name)
    changed = {**found, "Name": name}
    documents.put("org_unit", changed["Id"], document=changed)
    return {"OrganizationalUnit": _shown(changed)}


def delete_organizational_unit(documents: Documents, operation: Operation) -> Document:
    """Delete a unit without children."""
    tree = managed(documents)
    found = tree.unit(operation.params["OrganizationalUnitId"])
    if any(True for kind in ("org_unit", "org_account") for _ in children(tree, kind, found["Id"])):
        raise refused("OrganizationalUnitNotEmptyException", "The specified OU is not empty.")
    documents.delete("org_unit", found["Id"])
    documents.delete_below("org_attachment", found["Id"])
    return {}


def list_organizational_units_for_parent(documents: Documents, operation: Operation) -> Document:
    """Answer the units right below a parent."""
    tree = managed(documents)
    parent = tree.parent(operation.params["ParentId"])
    return page("OrganizationalUnits", [_shown(one) for one in children(tree, "org_unit", parent)], operation.params)


def list_parents(documents: Documents, operation: Operation) -> Document:
    """Answer the parent of an account or a unit, which is one (documented)."""
    tree, child_id = managed(documents), operation.params["ChildId"]
    found = documents.get("org_unit", child_id) or documents.get("org_account", child_id)
    if found is None:
        raise refused("ChildNotFoundException", "You specified a child that doesn't exist.")
    kind = "ROOT" if found["ParentId"] == tree.root_id else "ORGANIZATIONAL_UNIT"
    return page("Parents", [{"Id": found["ParentId"], "Type": kind}], operation.params)


def list_children(documents: Documents, operation: Operation) -> Document:
    """Answer the accounts, or the units, right below a parent."""
    tree, params = managed(documents), operation.params
    kind = {"ACCOUNT": "org_account", "ORGANIZATIONAL_UNIT": "org_unit"}[params["ChildType"]]
    found = children(tree, kind, tree.parent(params["ParentId"]))
    return page("Children", [{"Id": one["Id"], "Type": params["ChildType"]} for one in found], params)


def _check_name(tree: Tree, parent: str, name: str) -> None:
    if any(one["Name"] == name for one in children(tree, "org_unit", parent)):
        raise refused("DuplicateOrganizationalUnitException", _IN_USE)


def _shown(unit: Document) -> Document:
    return {name: unit[name] for name in ("Id", "Arn", "Name")}
