"""Filters of listings of parameters."""

from typing import Any

import pytest

from gatewright.services.ssm.parameter_filters import is_below
from tests.services.account import Account

NAMES = ("param", "/param-2", "/tangent-3", "tangram-4", "/foo/one", "/foo/two", "/foo/two/three")


@pytest.fixture
def kept(account: Account) -> Account:
    """Return an account with parameters, one of which is a list with a tag."""
    for name in NAMES:
        account.call("put_parameter", service="ssm", Name=name, Value="v", Type="String")
    tags = [{"Key": "team", "Value": "pets"}]
    account.call("put_parameter", service="ssm", Name="listed", Value="a,b", Type="StringList", Tags=tags)
    return account


def names(account: Account, **params: Any) -> list[str]:
    """Return the names that a filter lets through."""
    return [one["Name"] for one in account.call("describe_parameters", service="ssm", **params)["Parameters"]]


def where(key: str, *values: str, option: str | None = None) -> dict[str, Any]:
    """Return one filter."""
    return {"Key": key, "Values": list(values), **({} if option is None else {"Option": option})}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (where("Name", "/param", "param-2"), {"param", "/param-2"}),
        (where("Name", "param", option="BeginsWith"), {"param", "/param-2"}),
        (where("Name", "/tan", option="Contains"), {"/tangent-3", "tangram-4"}),
        (where("Type", "StringList"), {"listed"}),
        (where("Type", "SecureString"), set()),
        (where("KeyId", "alias/aws/ssm"), set()),
        (where("Tier", "Standard"), {*NAMES, "listed"}),
        (where("DataType", "text"), {*NAMES, "listed"}),
        (where("tag:team", "pets"), {"listed"}),
        (where("tag:team", "p", option="BeginsWith"), {"listed"}),
        ({"Key": "tag:team"}, {"listed"}),
        (where("tag:other", "pets"), set()),
        (where("Path", "/foo"), {"/foo/one", "/foo/two"}),
        (where("Path", "/foo/", option="Recursive"), {"/foo/one", "/foo/two", "/foo/two/three"}),
        (where("Path", "/"), {"param", "/param-2", "/tangent-3", "tangram-4", "listed"}),
    ],
)
def test_filter_lets_through_what_it_says(kept: Account, wanted: dict[str, Any], expected: set[str]) -> None:
    """Names with and without their slash alike."""
    assert expected == set(names(kept, ParameterFilters=[wanted]))


def test_filters_hold_together(kept: Account) -> None:
    """A parameter passes all of them; those of the older form compare whole values."""
    both = [where("Name", "l", option="BeginsWith"), where("Type", "StringList")]

    assert ["listed"] == names(kept, ParameterFilters=both)
    assert ["param"] == names(kept, Filters=[where("Name", "param")])


def test_path_is_filtered_by_type(kept: Account) -> None:
    """GetParametersByPath takes fewer filters."""
    by_type = {"Path": "/", "ParameterFilters": [where("Type", "StringList")]}
    found = kept.call("get_parameters_by_path", service="ssm", **by_type)["Parameters"]
    by_name = {"Path": "/", "ParameterFilters": [where("Name", "param")]}

    assert ["listed"] == [one["Name"] for one in found]
    assert "ValidationException" == kept.refusal("get_parameters_by_path", service="ssm", **by_name)[0]
    by_label = {"Path": "/", "ParameterFilters": [where("Label", "new")]}
    assert "NotImplementedException" == kept.refusal("get_parameters_by_path", service="ssm", **by_label)[0]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        (
            [where("Label", "x")],
            (
                "The following filter key is not valid: Label. Valid filter keys include: "
                "[Path, Name, Type, KeyId, Tier, DataType]"
            ),
        ),
        ([{"Key": "Name"}], "The following filter values are missing : null for filter key Name"),
        (
            [where("Name", "a"), where("Name", "b")],
            (
                "The following filter is duplicated in the request: Name. A request can contain only one occurrence of "
                "a specific filter."
            ),
        ),
        (
            [where("Path", "/aws")],
            'Filters for common parameters can\'t be prefixed with "aws" or "ssm" (case-insensitive).',
        ),
        (
            [where("Path", "a", option="Equals")],
            "The following filter option is not valid: Equals. Valid options include: [Recursive, OneLevel]",
        ),
        (
            [where("Name", "a", option="option")],
            "The following filter option is not valid: option. Valid options include: [BeginsWith, Equals].",
        ),
        (
            [where("Tier", "x")],
            (
                "The following filter value is not valid: x. Valid values include: "
                "[Standard, Advanced, Intelligent-Tiering]"
            ),
        ),
    ],
    ids=["key", "values", "twice", "reserved", "option of a path", "option", "value"],
)
def test_filter_that_cannot_be_is_refused(account: Account, filters: list[dict[str, Any]], message: str) -> None:
    """In the texts that moto's tests state of AWS; that it names `DataType` as well is inferred."""
    refused = account.refusal("describe_parameters", service="ssm", ParameterFilters=filters)

    assert ("ValidationException", message) == refused


@pytest.mark.parametrize("path", ["/###", "//", "a"])
def test_path_that_cannot_be_is_refused(account: Account, path: str) -> None:
    """It begins with a slash, and has nothing else than names between slashes."""
    wanted = [where("Path", path)]
    _, message = account.refusal("describe_parameters", service="ssm", ParameterFilters=wanted)

    assert message.startswith("The parameter doesn't meet the parameter name requirements.")


def test_two_forms_of_filters_exclude_each_other(account: Account) -> None:
    """And what others share is not here."""
    one = [where("Name", "a")]
    refused = account.refusal("describe_parameters", service="ssm", Filters=one, ParameterFilters=one)

    assert "You can use either Filters or ParameterFilters in a single request." == refused[1]
    assert "NotImplementedException" == account.refusal("describe_parameters", service="ssm", Shared=True)[0]


def test_below_is_one_level_or_all() -> None:
    """A name without a slash stands at the top."""
    assert [True, False, True] == [
        is_below("a", "/", recursive=False),
        is_below("/a/b", "/", recursive=False),
        is_below("/a/b", "/", recursive=True),
    ]
