"""The core rule set and the administration pages."""

import pytest

from gatewright.model.request import Request
from tests.aws.waf.asking import request
from tests.aws.waf.managed.blocked import blocked_by, browser

CORE = "AWSManagedRulesCommonRuleSet"


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        (request(), "NoUserAgent_HEADER"),
        (browser(User_Agent="sqlmap/1.0"), "UserAgent_BadBots_HEADER"),
        (browser(query="a" * 2049), "SizeRestrictions_QUERYSTRING"),
        (browser(Cookie="a=" + "b" * 10_240), "SizeRestrictions_Cookie_HEADER"),
        (browser(body=b"a" * 8193), "SizeRestrictions_BODY"),
        (browser("/" + "a" * 1024), "SizeRestrictions_URIPATH"),
        (browser(query="u=http://169.254.169.254/latest/meta-data"), "EC2MetaDataSSRF_QUERYARGUMENTS"),
        (browser(body=b"http://169.254.169.254/"), "EC2MetaDataSSRF_BODY"),
        (browser(Cookie="a=169.254.169.254"), "EC2MetaDataSSRF_COOKIE"),
        (browser(query="f=..%2F..%2Fsecret"), "GenericLFI_QUERYARGUMENTS"),
        (browser("/prod/../../etc/passwd"), "GenericLFI_URIPATH"),
        (browser("/prod/app.log"), "RestrictedExtensions_URIPATH"),
        (browser(query="f=web.config"), "RestrictedExtensions_QUERYARGUMENTS"),
        (browser(query="u=https://203.0.113.7/x.php"), "GenericRFI_QUERYARGUMENTS"),
        (browser(query="q=%3Cscript%3Ealert(1)%3C/script%3E"), "CrossSiteScripting_QUERYARGUMENTS"),
        (browser(body=b"<svg onload=alert(1)>"), "CrossSiteScripting_BODY"),
        (browser(Cookie="a=<script>"), "CrossSiteScripting_COOKIE"),
        (browser(), None),
        (
            browser("/prod/pets/7", "page=2&sort=name", b'{"name": "Rex", "age": 3}', Cookie="session=abc; theme=dark"),
            None,
        ),
        (browser(query="u=https://example.com/"), None),
    ],
)
def test_each_rule_finds_what_it_is_about(asked: Request, rule: str | None) -> None:
    """By AWS's names; a browser's call passes."""
    assert blocked_by(CORE, asked) == rule


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("/prod/admin", "AdminProtection_URIPATH"),
        ("/phpMyAdmin/index.php", "AdminProtection_URIPATH"),
        ("/prod/administer", None),
        ("/prod/pets", None),
    ],
)
def test_administration_pages_are_found(path: str, rule: str | None) -> None:
    """In any letter case, whole names only."""
    assert blocked_by("AWSManagedRulesAdminProtectionRuleSet", browser(path)) == rule
