"""Headers that a web ACL adds."""

from dataclasses import replace
from typing import Any

from gatewright.gateway.web_acl_headers import with_inserted
from gatewright.model.request import Headers
from tests.checks.presence import blind, known
from tests.checks.waf.test_check import of_path, protected, rule


def inserts(**headers: str) -> dict[str, Any]:
    """Return a rule that counts, and inserts these."""
    fields = [{"Name": name, "Value": value} for name, value in headers.items()]
    return rule(of_path(), Count={"CustomRequestHandling": {"InsertHeaders": fields}})


def test_the_backend_gets_them() -> None:
    """In place of what the caller sent under that name."""
    call = known(change=protected(inserts(who="bot")))
    sent = replace(call, request=replace(call.request, headers=Headers((("X-Amzn-Waf-Who", "me"), ("a", "b")))))

    assert with_inserted(sent).request.headers.items == (("a", "b"), ("x-amzn-waf-who", "bot"))


def test_without_them_the_call_stays_as_it_is() -> None:
    """The same object, at no cost."""
    for call in (known(), blind(), known(change=protected())):
        assert with_inserted(call) is call
