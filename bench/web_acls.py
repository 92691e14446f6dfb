"""How long a web ACL of twenty rules takes to look at one request on one core; run as `python -m bench.web_acls`.

What counts is the ratio to a web ACL without rules, since machines are noisy.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.aws.waf.inspect import inspect
from gatewright.configuration.waf import web_acl
from gatewright.model.request import Peer, Request, headers
from gatewright.model.waf import WebAcl

ARN: Final = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
ROUNDS: Final = 7
REQUESTS: Final = 500
_WHOLE: Final[tuple[Mapping[str, Any], ...]] = ({"UriPath": {}}, {"QueryString": {}}, {"AllQueryArguments": {}})


@dataclass(frozen=True)
class Measured:
    """Microseconds for one request: the fastest of several rounds."""

    without_rules: float
    """A web ACL that lets everything through."""

    with_rules: float
    """One with twenty rules, of which none matches."""


class _Documents:
    """The documents of an account with one web ACL."""

    def __init__(self, rules: list[dict[str, Any]]) -> None:
        self._answer = {"WebACL": {"Name": "shop", "ARN": ARN, "DefaultAction": {"Allow": {}}, "Rules": rules}}

    def get(self, kind: str, *ids: str) -> Mapping[str, Any] | None:
        """Return the web ACL."""
        del ids  # there is one
        return self._answer if kind == "get_web_acl" else None


def twenty_rules() -> list[dict[str, Any]]:
    """Return rules as people write them: strings, patterns, a size, injections."""
    agent: Mapping[str, Any] = {"SingleHeader": {"Name": "user-agent"}}
    path, query, arguments = _WHOLE
    found: list[dict[str, Any]] = [_text(f"badbot{number}", agent) for number in range(8)]
    found += [_text(f"/admin{number}", path) for number in range(5)]
    found += [_looking("RegexMatch", query, RegexString=f"x{number}[0-9]+$") for number in range(4)]
    found.append(_looking("SizeConstraint", {"Body": {}}, ComparisonOperator="GT", Size=8192))
    found += [_looking("SqliMatch", arguments), _looking("XssMatch", arguments)]
    return [
        {"Name": f"rule-{place}", "Priority": place, "Statement": statement, "Action": {"Block": {}}}
        for place, statement in enumerate(found)
    ]


def _text(search: str, field: Mapping[str, Any]) -> dict[str, Any]:
    return _looking("ByteMatch", field, SearchString=search.encode(), PositionalConstraint="CONTAINS")


def _looking(kind: str, field: Mapping[str, Any], **members: Any) -> dict[str, Any]:
    steps = [{"Priority": 0, "Type": "URL_DECODE"}, {"Priority": 1, "Type": "LOWERCASE"}]
    return {f"{kind}Statement": {"FieldToMatch": field, "TextTransformations": steps, **members}}


def _request() -> Request:
    return Request(
        method="GET",
        host="a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
        path="/prod/pets/7",
        query="page=2&sort=name",
        headers=headers([("Host", "a1"), ("User-Agent", "Mozilla/5.0 (X11; Linux x86_64)"), ("Accept", "*/*")]),
        peer=Peer(source_ip="192.0.2.7"),
    )


def microseconds(rules: list[dict[str, Any]]) -> float:
    """Return how long one request takes, the fastest of several rounds."""
    acl = web_acl(_Documents(rules), ARN)
    if not isinstance(acl, WebAcl):
        raise TypeError("the web ACL of the bench cannot be read")
    best = float("inf")
    for _ in range(ROUNDS):
        asked = [_request() for _ in range(REQUESTS)]
        start = time.perf_counter()
        for request in asked:
            inspect(acl, request, request.path, {})
        best = min(best, (time.perf_counter() - start) / REQUESTS)
    return best * 1e6


def measure() -> Measured:
    """Measure both."""
    return Measured(without_rules=microseconds([]), with_rules=microseconds(twenty_rules()))


if __name__ == "__main__":
    measured = measure()
    print(
        f"no rules {measured.without_rules:.1f} µs, twenty rules {measured.with_rules:.1f} µs:"
        f" {measured.with_rules / measured.without_rules:.1f} times as long"
    )
