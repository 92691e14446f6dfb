from dataclasses import replace
from typing import Any

import pytest

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.cloudformation.intrinsics import evaluate, holds
from gatewright.aws.cloudformation.scope import NO_VALUE, Scope
from tests.aws.cloudformation.performing import PLACE


def attribute_of(name: str, attribute: str | None) -> str:
    """Return a resource's answers."""
    return "api-1" if attribute is None else f"{name}:{attribute}"


SCOPE = Scope(
    values={**PLACE.pseudo_parameters(), "Stage": "prod", "Zones": ["a", "b"]},
    mappings={"Sizes": {"prod": {"Memory": 512}}},
    conditions={
        "IsProd": {"Fn::Equals": [{"Ref": "Stage"}, "prod"]},
        "IsDev": {"Fn::Not": [{"Condition": "IsProd"}]},
        "Both": {"Fn::And": [{"Condition": "IsProd"}, {"Condition": "IsDev"}]},
        "Either": {"Fn::Or": [{"Condition": "IsProd"}, {"Condition": "IsDev"}]},
        "Circle": {"Condition": "Circle"},
        "Odd": {"Fn::If": ["IsProd", 1, 2]},
    },
    resource_names=frozenset({"Api"}),
    absent_names=frozenset({"Gone"}),
    attribute_of=attribute_of,
    exports={"other-url": "https://other"},
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"Ref": "Stage"}, "prod"),
        ({"Ref": "Api"}, "api-1"),
        ({"Ref": "AWS::Region"}, "eu-west-1"),
        ({"Fn::GetAtt": ["Api", "RootResourceId"]}, "Api:RootResourceId"),
        ({"Fn::GetAtt": "Api.RootResourceId"}, "Api:RootResourceId"),
        ({"Fn::Sub": "${Api}/${Stage}/${Api.RootResourceId}/${!kept}"}, "api-1/prod/Api:RootResourceId/${kept}"),
        ({"Fn::Sub": ["${x}-${Stage}", {"x": {"Ref": "Api"}}]}, "api-1-prod"),
        ({"Fn::Join": ["-", ["a", {"Ref": "Stage"}, 1]]}, "a-prod-1"),
        ({"Fn::Split": [",", "a,b"]}, ["a", "b"]),
        ({"Fn::Select": ["1", {"Ref": "Zones"}]}, "b"),
        ({"Fn::If": ["IsProd", "yes", "no"]}, "yes"),
        ({"Fn::If": ["IsDev", "yes", {"Ref": "Stage"}]}, "prod"),
        ({"Fn::FindInMap": ["Sizes", {"Ref": "Stage"}, "Memory"]}, 512),
        ({"Fn::FindInMap": ["Sizes", "dev", "Memory", {"DefaultValue": 128}]}, 128),
        ({"Fn::ImportValue": "other-url"}, "https://other"),
        ({"Fn::Base64": "hi"}, "aGk="),
        ({"Fn::GetAZs": ""}, ["eu-west-1a", "eu-west-1b", "eu-west-1c"]),
        ({"Fn::ToJsonString": {"a": {"Ref": "Stage"}}}, '{"a":"prod"}'),
        ({"Fn::Length": {"Ref": "Zones"}}, 2),
        ({"a": {"Ref": "AWS::NoValue"}, "b": [1, {"Ref": "AWS::NoValue"}]}, {"b": [1]}),
        ({"$ref": "#/definitions/Pet"}, {"$ref": "#/definitions/Pet"}),
    ],
)
def test_a_function_comes_to_its_value(written: Any, expected: Any) -> None:
    """Each of the functions, as CloudFormation's reference has it."""
    assert evaluate(written, SCOPE) == expected


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({"Name": {"Ref": "Stag"}}, "Name.Ref: the template has no parameter and no resource `Stag`"),
        ({"Ref": "Gone"}, "Ref: the resource `Gone` does not exist: its condition does not hold"),
        ({"Ref": ["Api"]}, "Ref: expected the name of a parameter or a resource"),
        ({"Fn::GetAtt": "Api"}, "Fn::GetAtt: expected a list of 2"),
        ({"Fn::Sub": "${Nope}"}, "Fn::Sub: the template has no parameter and no resource `Nope`"),
        ({"Fn::Sub": 1}, "Fn::Sub: expected a list of 2"),
        ({"Fn::Cidr": ["10.0.0.0/8", 1, 8]}, "the function `Fn::Cidr` is not understood here"),
        ({"Fn::Join": ["-", "x"]}, "Fn::Join: expected a delimiter and a list"),
        ({"Fn::Select": [2, ["a"]]}, "Fn::Select: expected an index below 1, got 2"),
        (
            {"Fn::FindInMap": ["Sizes", "dev", "Memory"]},
            "Fn::FindInMap: the mappings hold nothing at `Sizes.dev.Memory`",
        ),
        (
            {"Fn::ImportValue": "x"},
            "Fn::ImportValue: no stack here exports `x`; name the template that does before this one",
        ),
        ({"Fn::If": ["Nope", 1, 2]}, "Fn::If: the template has no condition `Nope`"),
        ({"Fn::Length": "x"}, "Fn::Length: expected a list"),
        ({"Fn::Base64": []}, "Fn::Base64: expected a text, got a list or an object"),
    ],
)
def test_a_function_that_cannot_be_evaluated_says_where(written: Any, words: str) -> None:
    """The path to it comes first."""
    with pytest.raises(TemplateError) as raised:
        evaluate(written, SCOPE)

    assert str(raised.value) == words


def test_conditions_are_made_of_one_another() -> None:
    """And, or, not and equals."""
    assert [holds(name, SCOPE) for name in ("IsProd", "IsDev", "Both", "Either")] == [True, False, False, True]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Circle", "Conditions.Circle: the condition `Circle` depends on itself"),
        ("Odd", "Conditions.Odd: `Fn::If` is no condition: expected Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition"),
    ],
)
def test_a_condition_that_is_none_is_refused(name: str, words: str) -> None:
    """A circle is no hang."""
    with pytest.raises(TemplateError) as raised:
        holds(name, SCOPE)

    assert str(raised.value) == words


def test_symbols_have_no_parts() -> None:
    """What is taken out of a value that is not known yet is a symbol, too."""
    symbolic = replace(SCOPE, symbolic=True)

    assert evaluate({"Fn::Select": [4, {"Fn::Split": ["/", {"Ref": "Api"}]}]}, symbolic) == '["4", ["api-1"]]'
    assert evaluate({"Fn::Join": ["", {"Fn::GetAtt": ["Api", "List"]}]}, symbolic) == "Api:List"
    assert evaluate({"Fn::Length": {"Fn::GetAtt": ["Api", "List"]}}, symbolic) == 0


def test_values_without_end_are_refused() -> None:
    """No recursion error leaves the evaluation."""
    nested: Any = "x"
    for _ in range(300):
        nested = [nested]

    with pytest.raises(TemplateError, match="nested too deeply"):
        evaluate(nested, SCOPE)


def test_nothing_is_a_value() -> None:
    """`AWS::NoValue` at the top is nothing at all."""
    assert evaluate({"Ref": "AWS::NoValue"}, SCOPE) is NO_VALUE
