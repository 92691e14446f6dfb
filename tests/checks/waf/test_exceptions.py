"""Rules with an exception, as the engine reads them and as AWS has them."""

from typing import Any

import pytest

from gatewright.checks.waf.exceptions import all_of, but_not, matching
from gatewright.configuration.waf_statements import Statements
from gatewright.model.waf import ManagedRuleGroup, Not, RateBased, RuleGroupReference
from tests.checks.waf.test_check import PLAIN, of_path

PETS = matching("UriPath", "/prod/pets")
RATE: dict[str, Any] = {"Limit": 10, "AggregateKeyType": "CONSTANT", "ScopeDownStatement": of_path()}
MANAGED: dict[str, Any] = {"VendorName": "AWS", "Name": "AWSManagedRulesCommonRuleSet"}


class Nowhere:
    """Documents of which there are none."""

    def get(self, kind: str, *ids: str) -> None:
        """Return nothing."""
        del kind, ids


def read(told: Any) -> Any:
    """Return a statement as the configuration reads it."""
    return Statements(Nowhere(), lambda _: None, lambda _: None).statement(told)  # type: ignore[arg-type, return-value]


@pytest.mark.parametrize(
    "told",
    [
        of_path(),
        {"AndStatement": {"Statements": [of_path(), {"GeoMatchStatement": {"CountryCodes": ["FR"]}}]}},
        {"RateBasedStatement": RATE},
        {"RateBasedStatement": {**RATE, "ScopeDownStatement": None}},
        {"ManagedRuleGroupStatement": MANAGED},
    ],
)
def test_both_ways_of_writing_say_the_same(told: dict[str, Any]) -> None:
    """What AWS would hold is read as what was decided with."""
    found = but_not(read(told), told, PETS)

    assert found is not None
    assert read(found[1]) == found[0]


def test_an_exception_stands_where_the_kind_of_rule_has_it() -> None:
    """Beside the statement, behind others that it has, in a scope; a group of one's own has no place for it."""
    of_rate = but_not(read({"RateBasedStatement": RATE}), {"RateBasedStatement": RATE}, PETS)
    of_group = but_not(read({"ManagedRuleGroupStatement": MANAGED}), {"ManagedRuleGroupStatement": MANAGED}, PETS)

    assert of_rate is not None
    assert isinstance(of_rate[0], RateBased)
    assert of_group is not None
    assert isinstance(of_group[0], ManagedRuleGroup)
    assert of_group[0].scope_down == Not(statement=PETS[0])
    assert but_not(RuleGroupReference(arn="arn"), {"RuleGroupReferenceStatement": {"ARN": "arn"}}, PETS) is None


def test_all_of_several() -> None:
    """A search string is Base64 in what AWS tells."""
    asked, told = all_of(matching("Method", "GET"), PETS)
    first = told["AndStatement"]["Statements"][0]["ByteMatchStatement"]

    assert read(told) == asked
    assert first == {
        "SearchString": "R0VU",
        "FieldToMatch": {"Method": {}},
        "TextTransformations": PLAIN,
        "PositionalConstraint": "EXACTLY",
    }
