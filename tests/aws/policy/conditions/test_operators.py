"""Operators with their modifiers."""

import pytest

from gatewright.aws.policy.conditions.operators import (
    FAMILIES,
    IF_EXISTS_OUTWEIGHS_FOR_ANY_VALUE,
    condition,
    operator,
)
from gatewright.aws.policy.facts import Facts
from gatewright.aws.policy.values import Truth, Value
from gatewright.aws.policy.variables import template
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.aws.policy.made import call, told

VERSION = "2012-10-17"


def asked(name: str, value: Value, *operands: str, facts: Facts | None = None) -> Truth:
    """Hold a value against an operator."""
    found = operator(name)
    assert found is not None
    prepared = condition(found, [template(operand, VERSION) for operand in operands], lambda _: value)
    return prepared.test(facts or call())


@pytest.mark.parametrize(
    ("name", "absent", "empty_list", "plain_list"),
    [
        ("StringEquals", False, False, False),
        ("StringNotEquals", True, True, False),
        ("StringEqualsIfExists", True, True, False),
        ("StringNotEqualsIfExists", True, True, False),
        ("ForAnyValue:StringEquals", False, False, True),
        ("ForAnyValue:StringNotEquals", False, False, True),
        ("ForAnyValue:StringEqualsIfExists", True, True, True),
        ("ForAllValues:StringEquals", True, True, False),
        ("ForAllValues:StringNotEquals", True, True, False),
        ("ForAllValues:StringEqualsIfExists", True, True, False),
    ],
)
def test_modifiers_make_of_absence_what_aws_says(
    name: str, *, absent: bool, empty_list: bool, plain_list: bool
) -> None:
    """The table of the semantics, for a key that is absent, an empty list, and a list of which one element equals."""
    assert absent is asked(name, None, "a")
    assert empty_list is asked(name, (), "a")
    assert plain_list is asked(name, ("a", "b"), "a")
    assert absent is asked(name, None, "${test:none}")
    assert plain_list is asked(name, ("a", "b"), "${test:x}", facts=told(x="a"))


def test_if_exists_outweighs_for_any_value() -> None:
    """The named default for an absent key."""
    assert IF_EXISTS_OUTWEIGHS_FOR_ANY_VALUE
    assert asked("ForAnyValue:StringLikeIfExists", None, "a") is True


@pytest.mark.parametrize("operand", ["a", "${test:x}"])
def test_empty_elements_are_skipped(operand: str) -> None:
    """An empty text in a list matches nothing for ForAnyValue, and does not count for ForAllValues (documented)."""
    facts = told(x="a")

    assert asked("ForAllValues:StringEquals", ("", ""), operand, facts=facts) is True
    assert asked("ForAllValues:StringEquals", ("", "a"), operand, facts=facts) is True
    assert asked("ForAnyValue:StringNotEquals", ("",), operand, facts=facts) is False
    assert asked("ForAnyValue:StringEquals", "", operand, facts=facts) is False


def test_negation_means_none_of_the_values() -> None:
    """A negated operator negates the OR of its values as a whole."""
    assert asked("StringNotEquals", "a", "a", "b") is False
    assert asked("StringNotEquals", "c", "a", "b") is True


@pytest.mark.parametrize(
    ("name", "negated", "bad"),
    [
        ("NumericEquals", "NumericNotEquals", "one"),
        ("DateEquals", "DateNotEquals", "soon"),
        ("IpAddress", "NotIpAddress", "here"),
        ("ArnLike", "ArnNotLike", "arn"),
    ],
)
def test_what_cannot_be_read_matches_nothing(name: str, negated: str, bad: str) -> None:
    """An unreadable value, in the policy or in the call, satisfies no positive operator and each negated one."""
    assert (False, True) == (asked(name, "1", bad), asked(negated, "1", bad))
    assert (False, True) == (asked(name, bad, "1"), asked(negated, bad, "1"))


def test_variables_without_value_match_nothing() -> None:
    """An unresolved variable fails a positive operator and satisfies a negated one; a default fills it."""
    assert asked("StringEquals", "", "${test:none}") is False
    assert asked("StringNotEquals", "a", "${test:none}") is True
    assert asked("StringEquals", "b", "${test:none, 'b'}") is True
    assert asked("StringEquals", "c", "${test:none}", "c") is True


def test_unknown_keys_and_variables_make_conditions_unknown() -> None:
    """A condition is unknown while its key is, and while only an unknown variable could meet it."""
    hidden = call(caller=UNKNOWN)

    assert isinstance(asked("ForAllValues:StringEquals", UNKNOWN, "a"), Unknown)
    assert isinstance(asked("StringEquals", "a", "${aws:username}", facts=hidden), Unknown)
    assert asked("StringEquals", "a", "${aws:username}", "a", facts=hidden) is True
    assert asked("StringNotEquals", "a", "${aws:username}", "a", facts=hidden) is False
    assert asked("ForAnyValue:StringEquals", ("b", "a"), "${aws:username}", "a", facts=hidden) is True
    assert asked("ForAllValues:StringEquals", ("a", "a"), "${aws:username}", "a", facts=hidden) is True
    assert isinstance(asked("ForAllValues:StringEquals", ("a", "b"), "${aws:username}", "a", facts=hidden), Unknown)


@pytest.mark.parametrize("name", ["stringEquals", "ForAnyValue:Null", "NullIfExists", "ForSome:Bool", "IfExists", ""])
def test_other_names_are_no_operators(name: str) -> None:
    """Operators are spelt as AWS spells them, and Null takes no modifier."""
    assert operator(name) is None


def test_operators_are_read_with_their_modifiers() -> None:
    """Prefix, name and suffix come apart, for each family."""
    for name, family in FAMILIES.items():
        found = operator(f"ForAnyValue:{name}IfExists")
        assert found is not None
        assert (name, "ForAnyValue", True) == (found.name, found.set_operator, found.if_exists)
        assert (family.negated, family.variables) == (found.negated, found.variables)
    null = operator("Null")
    assert null is not None
    assert not null.negated
    assert not null.variables


def test_null_asks_for_the_key() -> None:
    """Null looks at whether the key is there."""
    assert asked("Null", None, "true") is True
    assert asked("Null", "a", "true") is False
