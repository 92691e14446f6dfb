"""The SQL database group."""

import pytest

from gatewright.model.request import Request
from tests.aws.waf.managed.blocked import blocked_by, browser


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        (browser(query="id=1%27%20OR%20%271%27=%271"), "SQLiExtendedPatterns_QUERYARGUMENTS"),
        (browser(body=b"id=1 UNION SELECT password FROM users"), "SQLi_BODY"),
        (browser(Cookie="id=1 UNION SELECT 1"), "SQLi_COOKIE"),
        (browser("/prod/1;DROP%20TABLE%20users"), "SQLi_URIPATH"),
        (browser(query="name=O%27Brien&page=2"), None),
    ],
)
def test_each_rule_finds_what_it_is_about(asked: Request, rule: str | None) -> None:
    """By AWS's names."""
    assert blocked_by("AWSManagedRulesSQLiRuleSet", asked) == rule
