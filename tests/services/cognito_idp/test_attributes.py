import pytest

from gatewright.services.cognito_idp.attributes import (
    changed,
    check_writable,
    checked,
    required,
    schema,
    with_custom,
    without,
)
from gatewright.wire.errors import ServiceError

POOL = {
    "SchemaAttributes": schema(
        [{"Name": "email", "Required": True}, {"Name": "tier", "AttributeDataType": "String", "Mutable": False}]
    )
}


def refusal(work: object, *arguments: object) -> str:
    """Return why something is refused."""
    with pytest.raises(ServiceError) as caught:
        work(*arguments)  # type: ignore[operator]  # a function
    return caught.value.message


def test_schema_has_the_standard_attributes_and_custom_ones() -> None:
    """As `describe_user_pool` answers them."""
    by_name = {one["Name"]: one for one in POOL["SchemaAttributes"]}

    assert by_name["sub"] == {
        "Name": "sub",
        "AttributeDataType": "String",
        "DeveloperOnlyAttribute": False,
        "Mutable": False,
        "Required": True,
        "StringAttributeConstraints": {"MinLength": "1", "MaxLength": "2048"},
    }
    assert by_name["updated_at"]["NumberAttributeConstraints"] == {"MinValue": "0"}
    assert by_name["email_verified"]["AttributeDataType"] == "Boolean"
    assert by_name["custom:tier"]["Mutable"] is False
    assert required(POOL) == ["email"]


def test_unknown_and_given_attributes_are_refused() -> None:
    """In AWS's words."""
    assert refusal(checked, POOL, [{"Name": "x", "Value": "y"}]) == "user.x: Attribute does not exist in the schema."
    assert refusal(checked, POOL, [{"Name": "sub", "Value": "y"}]) == "Cannot modify the non-mutable attribute sub"
    assert refusal(changed, POOL, [], [{"Name": "custom:tier", "Value": "y"}]) == (
        "user.custom:tier: Attribute cannot be updated."
    )


def test_custom_attributes_have_a_name_of_their_own_and_are_never_required() -> None:
    """Of both, AWS says so."""
    assert (
        refusal(schema, [{"Name": "x", "AttributeDataType": "String", "Required": True}])
        == "Required custom attributes are not supported currently."
    )
    assert "no name" in refusal(schema, [{}])
    assert "Existing attribute" in refusal(
        with_custom, POOL["SchemaAttributes"], [{"Name": "tier", "AttributeDataType": "String"}]
    )


def test_address_that_changes_is_no_longer_verified() -> None:
    """One that stays is; one that the administrator verifies is, too."""
    before = [{"Name": "email", "Value": "a"}, {"Name": "email_verified", "Value": "true"}]

    assert changed(POOL, before, [{"Name": "email", "Value": "a"}])[1]["Value"] == "true"
    assert changed(POOL, before, [{"Name": "email", "Value": "b"}])[1]["Value"] == "false"
    assert without(POOL, before, ["email"]) == before[1:]


def test_attribute_that_the_schema_lacks_is_not_taken_away() -> None:
    """All of them are named (as moto's tests state it of AWS)."""
    assert refusal(without, POOL, [], ["email", "custom:a", "b"]) == (
        "Invalid user attributes: user.custom:a: Attribute does not exist in the schema.\n"
        "user.b: Attribute does not exist in the schema.\n"
    )


def test_attribute_of_developers_has_their_prefix() -> None:
    """It shows in its name, and no client may write it."""
    wanted = {"Name": "rank", "AttributeDataType": "String", "DeveloperOnlyAttribute": True}
    found = schema([wanted])

    assert found[-1]["Name"] == "dev:custom:rank"
    assert refusal(with_custom, found, [wanted]) == (
        "custom:rank: Existing attribute already has name dev:custom:rank."
    )
    assert refusal(check_writable, {}, ["dev:custom:rank"])


def test_client_writes_what_it_may() -> None:
    """All but what says that something is verified, unless it names some."""
    check_writable({}, ["email"])
    check_writable({"WriteAttributes": ["name"]}, ["name"])

    assert refusal(check_writable, {}, ["email_verified"]) == "A client attempted to write unauthorized attribute"
    assert refusal(check_writable, {"WriteAttributes": ["name"]}, ["email"])
