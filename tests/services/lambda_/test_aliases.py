from typing import Any

import pytest

from tests.services.account import Account
from tests.services.lambda_.small import arn, call, create, refusal


@pytest.fixture
def versioned(account: Account) -> Account:
    """Return an account with a function of two versions."""
    create(account, Publish=True)
    call(account, "update_function_configuration", FunctionName="f", Timeout=4)
    call(account, "publish_version", FunctionName="f")
    return account


def alias(account: Account, name: str = "prod", **params: Any) -> dict[str, Any]:
    """Create an alias."""
    return call(account, "create_alias", **{"FunctionName": "f", "Name": name, "FunctionVersion": "1", **params})


def test_an_alias_leads_to_a_version(versioned: Account) -> None:
    """What is asked under its name is the version's, under the alias's ARN."""
    made = alias(versioned, Description="d")
    configuration = call(versioned, "get_function_configuration", FunctionName="f:prod")

    assert {"AliasArn": arn("f", "prod"), "Name": "prod", "FunctionVersion": "1", "Description": "d"} == {
        name: value for name, value in made.items() if name != "RevisionId"
    }
    assert made == call(versioned, "get_alias", FunctionName="f", Name="prod")
    assert ("1", arn("f", "prod"), 3) == (
        configuration["Version"],
        configuration["FunctionArn"],
        configuration["Timeout"],
    )


def test_an_alias_is_led_elsewhere(versioned: Account) -> None:
    """What is not given stays; a stale revision is refused."""
    made = alias(versioned, Description="d")
    moved = call(versioned, "update_alias", FunctionName="f", Name="prod", FunctionVersion="2")

    assert ("2", "d") == (moved["FunctionVersion"], moved["Description"])
    assert made["RevisionId"] != moved["RevisionId"]
    assert (
        "PreconditionFailedException"
        == (refusal(versioned, "update_alias", FunctionName="f", Name="prod", RevisionId=made["RevisionId"])[0])
    )


def test_an_alias_may_share_its_calls(versioned: Account) -> None:
    """And stops when told so."""
    routing = {"AdditionalVersionWeights": {"2": 0.25}}
    made = alias(versioned, RoutingConfig=routing)
    kept = call(versioned, "update_alias", FunctionName="f", Name="prod", Description="x")
    ended = call(
        versioned, "update_alias", FunctionName="f", Name="prod", RoutingConfig={"AdditionalVersionWeights": {}}
    )

    assert routing == made["RoutingConfig"] == kept["RoutingConfig"]
    assert "RoutingConfig" not in ended


@pytest.mark.parametrize(
    ("number", "weights", "message"),
    [
        ("1", {"1": 0.5}, "already included in routing configuration"),
        ("$LATEST", {"1": 0.5}, "$LATEST is not supported for an alias pointing to more than 1 version"),
        ("1", {"$LATEST": 0.5}, "$LATEST is not supported for an alias pointing to more than 1 version"),
        ("1", {"2": 1.5}, "Member must have value less than or equal to 1.0"),
        ("1", {"2": 0.1, "3": 0.1}, "Number of items in AdditionalVersionWeights cannot be greater than 1"),
        ("1", {"9": 0.5}, f"Function not found: {arn('f', '9')}"),
    ],
)
def test_shares_that_cannot_be_are_refused(
    versioned: Account, number: str, weights: dict[str, float], message: str
) -> None:
    """Of two published versions, and at most all calls."""
    found = refusal(
        versioned,
        "create_alias",
        FunctionName="f",
        Name="prod",
        FunctionVersion=number,
        RoutingConfig={"AdditionalVersionWeights": weights},
    )

    assert message in found[1]


def test_aliases_are_listed(versioned: Account) -> None:
    """All, or those of a version."""
    alias(versioned, "a")
    alias(versioned, "b", FunctionVersion="2")

    assert ["a", "b"] == [one["Name"] for one in call(versioned, "list_aliases", FunctionName="f")["Aliases"]]
    assert ["b"] == [
        one["Name"] for one in call(versioned, "list_aliases", FunctionName="f", FunctionVersion="2")["Aliases"]
    ]


def test_refusals_of_aliases(versioned: Account) -> None:
    """One that exists, one that does not, and a version that does not."""
    alias(versioned)

    assert ("ResourceConflictException", f"Alias already exists: {arn('f', 'prod')}") == refusal(
        versioned, "create_alias", FunctionName="f", Name="prod", FunctionVersion="1"
    )
    assert ("ResourceNotFoundException", f"Function not found: {arn('f', '9')}") == refusal(
        versioned, "create_alias", FunctionName="f", Name="x", FunctionVersion="9"
    )
    assert ("ResourceNotFoundException", f"Cannot find alias arn: {arn('f', 'x')}") == refusal(
        versioned, "get_alias", FunctionName="f", Name="x"
    )
    assert {} == call(versioned, "delete_alias", FunctionName="f", Name="x")


def test_aliases_are_listed_by_name(account: Account) -> None:
    """Whichever came first."""
    create(account, Publish=True)
    for name in ("b", "c", "a"):
        call(account, "create_alias", FunctionName="f", Name=name, FunctionVersion="1")

    assert ["a", "b", "c"] == [one["Name"] for one in call(account, "list_aliases", FunctionName="f")["Aliases"]]
