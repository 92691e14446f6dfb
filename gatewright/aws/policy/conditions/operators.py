"""The operators by name, and what negation, `IfExists`, `ForAllValues:` and `ForAnyValue:` make of each family.

Restates "IAM JSON policy elements: Condition operators" and "Set operators for multivalued context keys":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html

| situation                         | plain | negated | ...IfExists | ForAnyValue       | ForAllValues |
|-----------------------------------|-------|---------|-------------|-------------------|--------------|
| key absent, or an empty list      | false | true    | true        | false             | true         |
| a list without a set operator     | false | false   | false       |                   |              |
| list                              |       |         |             | some element does | each does    |
| elements that are empty texts     |       |         |             | are no match      | are skipped  |
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from gatewright.aws.policy.conditions import arn, binary, boolean, date, ip, null, numeric, string
from gatewright.aws.policy.conditions.operand import Prepare
from gatewright.aws.policy.facts import Facts
from gatewright.aws.policy.values import Matches, Truth, Value, any_of, opposite
from gatewright.aws.policy.variables import Template, Variable, fill, has_variables
from gatewright.model.unknown import Unknown

IF_EXISTS_OUTWEIGHS_FOR_ANY_VALUE: Final = True
"""Whether `ForAnyValue:...IfExists` holds for an absent key.

Open: the page says that `IfExists` makes the condition true; another simulator answers false.
"""

SetOperator = Literal["ForAllValues", "ForAnyValue"]
"""How the elements of a list are asked."""

Reader = Callable[[Facts], Value]
"""Reads the key that a condition is about."""

Test = Callable[[Facts], Truth]
"""Whether a call meets a condition."""

_NULL: Final = "Null"
_IF_EXISTS: Final = "IfExists"


@dataclass(frozen=True, slots=True)
class Family:
    """What an operator compares, before its modifiers."""

    prepare: Prepare
    """Prepares the values of the policy."""

    negated: bool = False
    """Whether the operator holds when no value does."""

    variables: bool = False
    """Whether its values may hold policy variables."""


FAMILIES: Final[Mapping[str, Family]] = {
    "StringEquals": Family(string.equals, variables=True),
    "StringNotEquals": Family(string.equals, negated=True, variables=True),
    "StringEqualsIgnoreCase": Family(string.equals_ignore_case, variables=True),
    "StringNotEqualsIgnoreCase": Family(string.equals_ignore_case, negated=True, variables=True),
    "StringLike": Family(string.like, variables=True),
    "StringNotLike": Family(string.like, negated=True, variables=True),
    "NumericEquals": Family(numeric.equals),
    "NumericNotEquals": Family(numeric.equals, negated=True),
    "NumericLessThan": Family(numeric.less_than),
    "NumericLessThanEquals": Family(numeric.less_than_equals),
    "NumericGreaterThan": Family(numeric.greater_than),
    "NumericGreaterThanEquals": Family(numeric.greater_than_equals),
    "DateEquals": Family(date.equals),
    "DateNotEquals": Family(date.equals, negated=True),
    "DateLessThan": Family(date.less_than),
    "DateLessThanEquals": Family(date.less_than_equals),
    "DateGreaterThan": Family(date.greater_than),
    "DateGreaterThanEquals": Family(date.greater_than_equals),
    # One of two AWS pages lets Bool have variables; the other does not list it.
    "Bool": Family(boolean.equals, variables=True),
    "BinaryEquals": Family(binary.equals),
    "IpAddress": Family(ip.within),
    "NotIpAddress": Family(ip.within, negated=True),
    "ArnEquals": Family(arn.like, variables=True),
    "ArnLike": Family(arn.like, variables=True),
    "ArnNotEquals": Family(arn.like, negated=True, variables=True),
    "ArnNotLike": Family(arn.like, negated=True, variables=True),
}
"""Every operator but `Null`, which asks for the key and not for its value."""


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator as a policy writes it."""

    name: str
    """Its name without modifiers."""

    set_operator: SetOperator | None
    """How the elements of a list are asked."""

    if_exists: bool
    """Whether the condition holds for a key that is absent."""

    @property
    def negated(self) -> bool:
        """Return whether it holds when no value does."""
        return self.name != _NULL and FAMILIES[self.name].negated

    @property
    def variables(self) -> bool:
        """Return whether its values may hold policy variables."""
        return self.name != _NULL and FAMILIES[self.name].variables


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition ready to be tested."""

    test: Test
    """Whether a call meets it."""

    invalid: tuple[int, ...]
    """The places of its values that match nothing, whatever comes."""


def operator(text: str) -> Operator | None:
    """Return the operator that `text` names, `None` when there is none of that name."""
    asked: SetOperator | None = None
    rest = text
    if text.startswith("ForAllValues:"):
        asked, rest = "ForAllValues", text.removeprefix("ForAllValues:")
    elif text.startswith("ForAnyValue:"):
        asked, rest = "ForAnyValue", text.removeprefix("ForAnyValue:")
    name = rest.removesuffix(_IF_EXISTS)
    if name == _NULL:
        return Operator(name, None, if_exists=False) if name == text else None
    return Operator(name, asked, if_exists=name != rest) if name in FAMILIES else None


def condition(asked: Operator, values: Sequence[Template], read: Reader) -> Condition:
    """Prepare one condition: an operator, the policy's values, and what reads the key."""
    if asked.name == _NULL:
        return _null(values, read)
    family = FAMILIES[asked.name]
    fixed = [place for place, value in enumerate(values) if not has_variables(value)]
    prepared = family.prepare([tuple(p for p in values[place] if not isinstance(p, Variable)) for place in fixed])
    invalid = tuple(fixed[place] for place in prepared.invalid)
    open_values = tuple(value for value in values if has_variables(value))
    if open_values:
        return Condition(_filled_test(asked, family.prepare, prepared.matches, open_values, read), invalid)
    test = _each_test(asked, prepared.matches, read) if asked.set_operator else _plain(asked, prepared.matches, read)
    return Condition(test, invalid)


def _null(values: Sequence[Template], read: Reader) -> Condition:
    absences, invalid = null.wanted([tuple(p for p in value if not isinstance(p, Variable)) for value in values])
    return Condition(lambda facts: null.holds(read(facts), absences), invalid)


def _plain(asked: Operator, matches: Matches, read: Reader) -> Test:
    """Return the test of a key with one value: what most conditions are, so it asks for the commonest first."""
    negated = asked.negated
    when_absent = negated or asked.if_exists

    def test(facts: Facts) -> Truth:
        value = read(facts)
        if isinstance(value, str):
            return matches(value) is not negated
        if isinstance(value, Unknown):
            return value
        return when_absent if not value else False

    return test


def _each_test(asked: Operator, matches: Matches, read: Reader) -> Test:
    when_absent = _when_absent(asked)
    every = asked.set_operator == "ForAllValues"
    negated = asked.negated

    def test(facts: Facts) -> Truth:
        value = read(facts)
        if isinstance(value, Unknown):
            return value
        if not value and value != "":
            return when_absent
        elements = (value,) if isinstance(value, str) else value
        truths = (matches(element) is not negated for element in elements if element)
        return all(truths) if every else any(truths)

    return test


def _when_absent(asked: Operator) -> bool:
    if asked.set_operator == "ForAllValues":
        return True
    if asked.set_operator == "ForAnyValue":
        return asked.if_exists and IF_EXISTS_OUTWEIGHS_FOR_ANY_VALUE
    return asked.negated or asked.if_exists


def _filled_test(asked: Operator, prepare: Prepare, matches: Matches, values: Sequence[Template], read: Reader) -> Test:
    """Return the test of a condition with variables: its values are filled in for each call."""
    when_absent = _when_absent(asked)

    def test(facts: Facts) -> Truth:
        value = read(facts)
        if isinstance(value, Unknown):
            return value
        if value is None or value == ():
            return when_absent
        if not isinstance(value, str) and asked.set_operator is None:
            return False
        element_test = _filled(prepare, matches, values, facts, negated=asked.negated)
        elements = (value,) if isinstance(value, str) else value
        return _over_elements(asked.set_operator, elements, element_test)

    return test


def _filled(
    prepare: Prepare, matches: Matches, values: Sequence[Template], facts: Facts, *, negated: bool
) -> Callable[[str], Truth]:
    """Fill in the values; one without a value matches nothing, so that a negated operator holds."""
    filled = [fill(value, facts) for value in values]
    known = prepare([value for value in filled if value is not None and not isinstance(value, Unknown)]).matches
    unsure = [value for value in filled if isinstance(value, Unknown)]

    def test(element: str) -> Truth:
        truth = any_of(matches(element) or known(element), *unsure)
        return opposite(truth) if negated else truth

    return test


def _over_elements(set_operator: SetOperator | None, elements: Sequence[str], test: Callable[[str], Truth]) -> Truth:
    if set_operator is None:
        return test(elements[0])
    truths = [test(element) for element in elements if element]
    if set_operator == "ForAnyValue":
        return any_of(*truths)
    return opposite(any_of(*(opposite(truth) for truth in truths)))
