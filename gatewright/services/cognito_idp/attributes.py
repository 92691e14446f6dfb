"""The attributes that the users of a pool can have.

https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html; the list of standard ones,
their order and their bounds as `describe_user_pool` answers them.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from gatewright.services.cognito_idp import schema_rules
from gatewright.services.cognito_idp.attribute_bounds import check_bounds
from gatewright.services.cognito_idp.errors import invalid_parameter, not_authorized
from gatewright.store.documents import Document

_TEXTS: Final = (
    "profile",
    "address",
    "birthdate",
    "gender",
    "preferred_username",
    "updated_at",
    "website",
    "picture",
    "identities",
    "sub",
    "phone_number",
    "phone_number_verified",
    "zoneinfo",
    "locale",
    "email",
    "email_verified",
    "given_name",
    "family_name",
    "middle_name",
    "name",
    "nickname",
)
_BOOLEANS: Final = frozenset({"phone_number_verified", "email_verified"})
_LONGEST: Final = "2048"
_CUSTOM: Final = "custom:"
_DEVELOPERS: Final = "dev:"
"""What the name of an attribute that only administrators may write begins with (documented, though out of use)."""


def schema(wanted: Iterable[Document]) -> list[Document]:
    """Return the schema of a pool: the standard attributes, changed as `wanted` says, and custom ones."""
    found = {name: _standard(name) for name in _TEXTS}
    for one in wanted:
        name = str(one.get("Name") or "")
        if name in found:
            schema_rules.check_standard(found[name], one)
            found[name] = {**found[name], **one}
            schema_rules.check_constraints(found[name])
        else:
            custom = _custom(one)
            found[custom["Name"]] = custom
    return list(found.values())


def with_custom(known: list[Document], wanted: Iterable[Document]) -> list[Document]:
    """Return a schema with custom attributes added."""
    added = [_custom(one) for one in wanted]
    names = {one["Name"] for one in known}
    for one in added:
        if one["Name"] in names:
            plain = one["Name"].removeprefix(_DEVELOPERS)
            raise invalid_parameter(f"{plain}: Existing attribute already has name {one['Name']}.")
    return [*known, *added]


def checked(pool: Document, attributes: Iterable[Mapping[str, Any]]) -> list[Document]:
    """Return attributes as they are stored; refuse those that the schema does not have, or whose values it bounds."""
    known = {one["Name"]: one for one in pool["SchemaAttributes"]}
    wanted = [{"Name": one["Name"], "Value": str(one.get("Value", ""))} for one in attributes]
    for one in wanted:
        if one["Name"] not in known:
            raise invalid_parameter(f"user.{one['Name']}: Attribute does not exist in the schema.")
        if one["Name"] == "sub":
            raise invalid_parameter("Cannot modify the non-mutable attribute sub")
        if one["Value"]:  # an empty value takes an attribute away
            check_bounds(known[one["Name"]], one["Value"])
    return wanted


def changed(pool: Document, known: list[Document], attributes: Iterable[Mapping[str, Any]]) -> list[Document]:
    """Return a user's attributes with some of them set anew; an address that changes is no longer verified."""
    wanted = {one["Name"]: one["Value"] for one in checked(pool, attributes)}
    fixed = {one["Name"] for one in pool["SchemaAttributes"] if one.get("Mutable") is False}
    for name in wanted:
        if name in fixed:
            raise invalid_parameter(f"user.{name}: Attribute cannot be updated.")
    before = {one["Name"]: one["Value"] for one in known}
    for name in ("email", "phone_number"):
        if name in wanted and wanted[name] != before.get(name):
            wanted.setdefault(f"{name}_verified", "false")
    return [{"Name": name, "Value": value} for name, value in {**before, **wanted}.items()]


def without(pool: Document, known: list[Document], names: Iterable[str]) -> list[Document]:
    """Return a user's attributes without some of them; refuse those that the schema does not have."""
    gone = list(names)
    there = {one["Name"] for one in pool["SchemaAttributes"]}
    unknown = [f"user.{name}: Attribute does not exist in the schema.\n" for name in gone if name not in there]
    if unknown:
        raise invalid_parameter(f"Invalid user attributes: {''.join(unknown)}")  # as moto's tests state it of AWS
    return [one for one in known if one["Name"] not in gone]


def check_writable(client: Document, names: Iterable[str]) -> None:
    """Raise where somebody sets an attribute that his client may not write (documented: `WriteAttributes`)."""
    writable = client.get("WriteAttributes")
    for name in names:
        if (writable and name not in writable) or name.endswith("_verified") or name.startswith(_DEVELOPERS):
            raise not_authorized("A client attempted to write unauthorized attribute")


def required(pool: Document) -> list[str]:
    """Return the attributes that a user must give; the subject is given to him."""
    return [one["Name"] for one in pool["SchemaAttributes"] if one.get("Required") and one["Name"] != "sub"]


def _standard(name: str) -> Document:
    kind = "Boolean" if name in _BOOLEANS else "Number" if name == "updated_at" else "String"
    least, most = ("10", "10") if name == "birthdate" else ("1" if name == "sub" else "0", _LONGEST)
    bounds: Document = {}
    if kind == "String":
        bounds = {"StringAttributeConstraints": {} if name == "identities" else {"MinLength": least, "MaxLength": most}}
    elif kind == "Number":
        bounds = {"NumberAttributeConstraints": {"MinValue": "0"}}
    return {
        "Name": name,
        "AttributeDataType": kind,
        "DeveloperOnlyAttribute": False,
        "Mutable": name != "sub",
        "Required": name == "sub",
        **bounds,
    }


def _custom(wanted: Mapping[str, Any]) -> Document:
    schema_rules.check_custom(wanted)
    plain = str(wanted["Name"])
    name = plain if plain.startswith(_CUSTOM) else f"{_CUSTOM}{plain}"
    developers = bool(wanted.get("DeveloperOnlyAttribute", False))
    kind = wanted["AttributeDataType"]
    bounds = "StringAttributeConstraints" if kind == "String" else "NumberAttributeConstraints"
    made = {
        "Name": f"{_DEVELOPERS}{name}" if developers else name,
        "AttributeDataType": kind,
        "DeveloperOnlyAttribute": developers,
        "Mutable": wanted.get("Mutable", True),
        "Required": False,
        **({bounds: wanted.get(bounds, {})} if kind in {"String", "Number"} else {}),
    }
    schema_rules.check_constraints(made)
    return made
