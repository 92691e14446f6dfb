import pytest

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.cloudformation.parameters import Unresolved, values

STAGE = {"Stage": {"Type": "String", "Default": "dev", "AllowedValues": ["dev", "prod"]}}


def test_what_is_given_stands_above_the_default() -> None:
    """And the default holds otherwise."""
    assert (values(STAGE, {}), values(STAGE, {"Stage": "prod"})) == ({"Stage": "dev"}, {"Stage": "prod"})


def test_a_list_is_cut_at_its_commas() -> None:
    """Blanks around the items do not count."""
    assert values({"Zones": {"Type": "CommaDelimitedList", "Default": "a, b"}}, {}) == {"Zones": ["a", "b"]}


@pytest.mark.parametrize(
    ("declared", "given", "words"),
    [
        (STAGE, {"Stage": "test"}, "Parameters.Stage: expected one of `dev`, `prod`, got `test`"),
        (STAGE, {"Other": "x"}, "the template has no parameter `Other`; it has `Stage`"),
        ({}, {"Other": "x"}, "the template has no parameter `Other`; it has none"),
        (
            {"Key": {"Type": "String"}},
            {},
            "Parameters.Key: it has no default; give its value: --parameter Key=VALUE",
        ),
        ({"Key": {}}, {}, "Parameters.Key: expected a `Type`"),
        ({"Size": {"Type": "Number", "Default": "x"}}, {}, "Parameters.Size: expected a number, got `x`"),
        (
            {"Key": {"Type": "String", "MinLength": 3}},
            {"Key": "ab"},
            "Parameters.Key: expected at least 3 characters, got 2",
        ),
        (
            {"Key": {"Type": "String", "MaxLength": "1"}},
            {"Key": "ab"},
            "Parameters.Key: expected at most 1 characters, got 2",
        ),
        (
            {"Secret": {"Type": "String", "NoEcho": True, "AllowedValues": ["a"]}},
            {"Secret": "hunter2"},
            "Parameters.Secret: expected one of `a`, got a value",
        ),
    ],
)
def test_a_value_that_cannot_be_is_refused(declared: dict, given: dict, words: str) -> None:
    """One line names the parameter, and no secret."""
    with pytest.raises(TemplateError) as raised:
        values(declared, given)

    assert str(raised.value) == words


def test_a_value_that_aws_has_is_missed_when_it_is_needed() -> None:
    """Templates of CDK have one that nothing needs."""
    ami = {"Ami": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/x"}}
    words = "`Ami` stands in the Parameter Store of AWS; give its value: --parameter Ami=VALUE"

    assert values(ami, {}) == {"Ami": Unresolved(words)}
    assert values(ami, {"Ami": "ami-1"}) == {"Ami": "ami-1"}
