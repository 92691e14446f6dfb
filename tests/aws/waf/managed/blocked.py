"""Which rule of a managed group blocks a request."""

from typing import Any

from gatewright.aws.waf.verdict import Verdict
from gatewright.model.request import Request
from tests.aws.waf.asking import acl, request, result


def blocked_by(name: str, asked: Request) -> str | None:
    """Return the name of the rule, `None` where all let it pass."""
    found: dict[str, Any] = {"ManagedRuleGroupStatement": {"VendorName": "AWS", "Name": name}}
    said = result(acl({"Name": "managed", "Statement": found, "OverrideAction": {"None": {}}}), asked)
    assert isinstance(said, Verdict)
    if said.hit is None:
        return None
    assert said.hit.within is not None
    return said.hit.within.name


def browser(path: str = "/prod/pets", query: str = "", body: bytes = b"", **headers: str) -> Request:
    """Return a request as a browser sends it."""
    sent = {"Host": "api.example.com", "User_Agent": "Mozilla/5.0 (X11; Linux x86_64)", **headers}
    return request(path, query, body, **sent)  # type: ignore[arg-type]  # header fields
