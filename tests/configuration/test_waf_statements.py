"""Statements from AWS's JSON."""

import base64

import pytest

from gatewright.configuration.waf_statements import set_ids
from gatewright.model.waf import ByteMatch, ManagedRuleGroup
from tests.aws.waf.asking import statement, text


@pytest.mark.parametrize("search", [b"bad", base64.b64encode(b"bad").decode()])
def test_a_search_string_is_bytes_or_base64(search: bytes | str) -> None:
    """As boto3 hands it out, or as the AWS CLI prints it."""
    found = text("bad")
    found["ByteMatchStatement"]["SearchString"] = search
    made = statement(found)
    assert isinstance(made, ByteMatch)

    assert made.search == b"bad"


def test_overrides_are_read_by_rule() -> None:
    """Excluded rules count."""
    spec = {"VendorName": "AWS", "Name": "N", "ExcludedRules": [{"Name": "a"}], "ScopeDownStatement": text("x")}
    made = statement({"ManagedRuleGroupStatement": spec})
    assert isinstance(made, ManagedRuleGroup)

    assert {name: action.kind for name, action in made.overrides.items()} == {"a": "Count"}
    assert made.scope_down is not None


@pytest.mark.parametrize(
    ("arn", "ids"),
    [
        ("arn:aws:wafv2:eu-west-1:1:regional/ipset/office/7", ("office", "REGIONAL", "7")),
        ("arn:aws:wafv2:us-east-1:1:global/regexpatternset/p/8", ("p", "CLOUDFRONT", "8")),
        ("odd", ("odd", "REGIONAL", "odd")),
    ],
)
def test_a_set_is_asked_for_by_what_its_arn_tells(arn: str, ids: tuple[str, str, str]) -> None:
    """Its operation takes no ARN."""
    assert set_ids(arn) == ids
