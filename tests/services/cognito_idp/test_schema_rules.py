import pytest

from gatewright.services.cognito_idp.attributes import schema
from tests.services.cognito_idp.pool_account import PoolAccount

TEXT, NUMBER = "StringAttributeConstraints", "NumberAttributeConstraints"


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({}, "Invalid schema: an attribute has no name"),
        (
            {"Name": "rank"},
            "Invalid AttributeDataType input, consider using the provided AttributeDataType enum.",
        ),
        (
            {"Name": "rank", "AttributeDataType": "String", "Required": True},
            "Required custom attributes are not supported currently.",
        ),
        (
            {"Name": "email", "AttributeDataType": "Number"},
            "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email",
        ),
        (
            {"Name": "email", "DeveloperOnlyAttribute": True},
            "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email",
        ),
        ({"Name": "email", TEXT: {"MinLength": "x"}}, f"Invalid {TEXT} for schema attribute email"),
        ({"Name": "updated_at", NUMBER: {"MaxValue": "x"}}, f"Invalid {NUMBER} for schema attribute updated_at"),
        (
            {"Name": "email", TEXT: {"MaxLength": "2049"}},
            "user.email: String attributes cannot have a length of more than 2048",
        ),
        (
            {"Name": "email", TEXT: {"MinLength": "2", "MaxLength": "1"}},
            "user.email: Max length cannot be less than min length.",
        ),
        (
            {"Name": "updated_at", NUMBER: {"MinValue": "2", "MaxValue": "1"}},
            "user.updated_at: Max value cannot be less than min value.",
        ),
        (
            {"Name": "rank", "AttributeDataType": "Number", NUMBER: {"MinValue": "2", "MaxValue": "1"}},
            "user.custom:rank: Max value cannot be less than min value.",
        ),
    ],
)
def test_schema_that_cannot_be_is_refused(cognito: PoolAccount, wanted: dict[str, object], message: str) -> None:
    """The texts that moto's tests state of AWS, save that of a missing name; of a custom one the name is inferred."""
    refused = cognito.refusal("create_user_pool", PoolName="other", Schema=[wanted])

    assert ("InvalidParameterException", message) == refused


def test_bounds_may_be_open_or_meet() -> None:
    """One of two is enough, and both may be the same."""
    found = schema(
        [
            {"Name": "email", TEXT: {"MinLength": "7"}},
            {"Name": "rank", "AttributeDataType": "Number", NUMBER: {"MinValue": "1", "MaxValue": "1"}},
            {"Name": "born", "AttributeDataType": "DateTime"},
        ]
    )

    assert {TEXT: {"MinLength": "7"}}.items() <= next(one for one in found if one["Name"] == "email").items()
