"""Parameters of Parameter Store."""

from typing import Any

import pytest

from gatewright.store.documents import Document
from tests.services.account import ACCOUNT, NOW, REGION, Account


def call(account: Account, name: str, **params: Any) -> Document:
    """Perform an operation."""
    return account.call(name, service="ssm", **params)


def put(account: Account, name: str = "/a/b", value: str = "v", **more: Any) -> Document:
    """Keep a parameter."""
    return call(account, "put_parameter", Name=name, Value=value, **{"Type": "String", **more})


def refusal(account: Account, name: str, **params: Any) -> tuple[str, str]:
    """Perform an operation that has to be refused."""
    return account.refusal(name, service="ssm", **params)


def test_a_parameter_is_found_by_name_and_arn(account: Account) -> None:
    """And by its version, while it has that."""
    assert {"Version": 1, "Tier": "Standard"} == put(account, Description="d")
    arn = f"arn:aws:ssm:{REGION}:{ACCOUNT}:parameter/a/b"
    shown = {
        "Name": "/a/b",
        "Type": "String",
        "Value": "v",
        "Version": 1,
        "LastModifiedDate": NOW,
        "ARN": arn,
        "DataType": "text",
    }

    assert [shown, shown] == [call(account, "get_parameter", Name=name)["Parameter"] for name in ("/a/b", arn)]
    assert {**shown, "Selector": ":1"} == call(account, "get_parameter", Name="/a/b:1")["Parameter"]


def test_a_name_without_a_path_stands_behind_a_slash_in_its_arn(account: Account) -> None:
    """And is found by it."""
    put(account, "plain")
    arn = f"arn:aws:ssm:{REGION}:{ACCOUNT}:parameter/plain"

    assert ["plain", arn] == [call(account, "get_parameter", Name=arn)["Parameter"][name] for name in ("Name", "ARN")]


def test_overwriting_makes_the_next_version(account: Account) -> None:
    """It keeps its type and what is known of it, and its tags."""
    put(account, Description="d", AllowedPattern="^[vw]$", Tags=[{"Key": "k", "Value": "1"}])
    assert 2 == call(account, "put_parameter", Name="/a/b", Value="w", Overwrite=True)["Version"]
    told = call(account, "describe_parameters")["Parameters"][0]
    tags = call(account, "list_tags_for_resource", ResourceType="Parameter", ResourceId="/a/b")["TagList"]

    assert ("d", 2, "String", [{"Key": "k", "Value": "1"}]) == (
        told["Description"],
        told["Version"],
        told["Type"],
        tags,
    )


@pytest.mark.parametrize(
    ("params", "code", "words"),
    [
        ({"Value": "w"}, "ParameterAlreadyExists", "The parameter already exists."),
        ({"Value": "w", "Overwrite": True, "Tags": [{"Key": "k", "Value": "v"}]}, "ValidationException", "tags and"),
        ({"Value": "x", "Overwrite": True}, "ParameterPatternMismatchException", "allowedPattern: ^[vw]$"),
        ({"Name": "new", "Value": "v"}, "ValidationException", "A parameter type is required"),
        ({"Name": "a/b", "Value": "v"}, "ValidationException", "must be a fully qualified name"),
        ({"Name": "a b", "Value": "v"}, "ValidationException", "Only a mix of letters"),
        ({"Name": "ssm.x", "Value": "v"}, "ValidationException", "can't be prefixed"),
        ({"Name": "n", "Value": "", "Type": "String"}, "ValidationException", "greater than or equal to 1."),
        ({"Name": "n", "Value": "v" * 4097, "Type": "String"}, "ValidationException", "4096 characters"),
        ({"Name": "n", "Value": "v", "Type": "SecureString"}, "NotImplementedException", "refuses `Type`"),
        ({"Name": "n", "Value": "v", "Type": "String", "Tier": "Advanced"}, "NotImplementedException", "`Tier`"),
    ],
)
def test_what_cannot_be_kept_is_refused(account: Account, params: dict[str, Any], code: str, words: str) -> None:
    """In AWS's words, where they are known."""
    put(account, AllowedPattern="^[vw]$")
    found = refusal(account, "put_parameter", **{"Name": "/a/b", **params})

    assert (code, True) == (found[0], words in found[1])


def test_several_are_answered_and_deleted_and_names_of_none_told_apart(account: Account) -> None:
    """One that is gone cannot be deleted once more."""
    put(account, "a")
    put(account, "b")
    found = call(account, "get_parameters", Names=["a", "x"])
    gone = call(account, "delete_parameters", Names=["a", "a", "x"])
    call(account, "delete_parameter", Name="b")

    assert (["a"], ["x"]) == ([one["Name"] for one in found["Parameters"]], found["InvalidParameters"])
    assert {"DeletedParameters": ["a"], "InvalidParameters": ["x"]} == gone
    assert [("ParameterNotFound", "")] * 2 == [
        refusal(account, "delete_parameter", Name="b"),
        refusal(account, "get_parameter", Name="b"),
    ]


def test_names_of_none_come_back_as_they_were_asked_for(account: Account) -> None:
    """Whether the name is of none or the version; one that is asked for twice is answered once."""
    put(account, "/a")
    arn = f"arn:aws:ssm:{REGION}:{ACCOUNT}:parameter"
    found = call(account, "get_parameters", Names=[f"{arn}/a", f"{arn}/x", "/a:2", "/a:1", "/a:1"])

    assert ["/a", "/a"] == [one["Name"] for one in found["Parameters"]]
    assert [f"{arn}/x", "/a:2"] == found["InvalidParameters"]


@pytest.mark.parametrize("name", ["/a", "a"])
@pytest.mark.parametrize("asked", ["/a", "a"])
def test_slash_of_a_name_without_a_path_may_be_left_out(account: Account, name: str, asked: str) -> None:
    """Both spellings mean one parameter, which keeps the name that it was created with."""
    put(account, name)
    call(account, "add_tags_to_resource", ResourceType="Parameter", ResourceId=asked, Tags=[{"Key": "k", "Value": "v"}])

    assert name == call(account, "get_parameter", Name=asked)["Parameter"]["Name"]
    assert "ParameterAlreadyExists" == refusal(account, "put_parameter", Name=asked, Value="w")[0]
    assert 2 == put(account, asked, "w", Overwrite=True)["Version"]
    assert [asked] == call(account, "delete_parameters", Names=[asked])["DeletedParameters"]


def test_a_version_that_it_has_not_is_not_found(account: Account) -> None:
    """The latest one is kept."""
    put(account)

    assert "ParameterVersionNotFound" == refusal(account, "get_parameter", Name="/a/b:7")[0]


def test_a_path_holds_what_is_below_it(account: Account) -> None:
    """Further down where that is asked for, page by page."""
    for name in ("/a/b", "/a/b/c", "/ab", "/a/d"):
        put(account, name)

    def below(**more: Any) -> Document:
        return call(account, "get_parameters_by_path", Path="/a", **more)

    assert ["/a/b", "/a/d"] == [one["Name"] for one in below()["Parameters"]]
    first = below(Recursive=True, MaxResults=2)
    rest = below(Recursive=True, MaxResults=2, NextToken=first["NextToken"])
    assert ["/a/b", "/a/b/c", "/a/d"] == [one["Name"] for page in (first, rest) for one in page["Parameters"]]
    assert "NextToken" not in rest
    assert "InvalidNextToken" == refusal(account, "get_parameters_by_path", Path="/a", NextToken="x")[0]
