"""Which routing rule of a custom domain name a request meets.

Restates "Routing rules to connect API stages to a custom domain name for REST APIs", developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules.html
Rules are looked at by ascending priority, and the first that is met ends it; one without conditions takes every
request. A header's name is found in any letter case, its value is compared letter by letter, each field by itself
where a header was sent twice; `*` stands for anything at the start, at the end, or at both ends. A base path is whole
segments at the start of the path, as of a mapping (inferred: "if the incoming request contains the path").
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from gatewright.aws.base_paths import behind, covers
from gatewright.model.request import Request
from gatewright.model.routing_rule import HeaderGlob, RoutingRule
from gatewright.model.unknown import Missing, Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What the rules make of a request."""

    rule: RoutingRule | None
    """The first rule that is surely met; `None` when there is none."""

    before: tuple[RoutingRule, ...] = ()
    """Rules before it that may be met: nobody told us of a header."""

    missing: tuple[Missing, ...] = ()
    """What would have to be learnt to know of those."""

    by_headers: bool = False
    """Whether any header was looked at, so that another request to the same target may be led elsewhere."""


def choose(rules: Iterable[RoutingRule], request: Request) -> Chosen:
    """Return the rule that a request meets."""
    before: list[RoutingRule] = []
    missing: list[Missing] = []
    by_headers = False
    for rule in sorted(rules, key=lambda one: one.priority):
        if not _on_path(rule, request.path):
            continue
        by_headers = by_headers or bool(rule.headers)
        met = _has_headers(rule, request)
        if met is True:
            return Chosen(rule=rule, before=tuple(before), missing=_once(missing), by_headers=by_headers)
        if isinstance(met, Unknown):
            before.append(rule)
            missing.extend(met.missing)
    return Chosen(rule=None, before=tuple(before), missing=_once(missing), by_headers=by_headers)


def matched_base_path(rule: RoutingRule, path: str) -> str:
    """Return the base path of a rule that a path starts with, the longest of several; empty when it asks for none."""
    met = (one for one in chain.from_iterable(rule.base_paths) if covers(one, path))
    return max(met, key=len, default="")


def path_for(rule: RoutingRule, path: str) -> str:
    """Return the path that the API is called with."""
    return behind(matched_base_path(rule, path), path) if rule.strip_base_path else path


def glob_matches(glob: str, value: str) -> bool:
    """Tell whether a header's value is what a condition asks for."""
    starts, ends = glob.startswith("*"), glob.endswith("*")
    literal = glob.strip("*")
    if starts and ends:
        return literal in value
    if starts:
        return value.endswith(literal)
    return value.startswith(literal) if ends else value == glob


def _on_path(rule: RoutingRule, path: str) -> bool:
    return all(any(covers(one, path) for one in any_of) for any_of in rule.base_paths)


def _has_headers(rule: RoutingRule, request: Request) -> bool | Unknown:
    """Return whether every header condition is met; unknown only where all that is known leaves it open."""
    unknown: list[Missing] = []
    for any_of in rule.headers:
        met = [_has(one, request) for one in any_of]
        if True in met:
            continue
        gaps = [gap for one in met if isinstance(one, Unknown) for gap in one.missing]
        if not gaps:
            return False
        unknown.extend(gaps)
    return Unknown(tuple(unknown)) if unknown else True


def _has(glob: HeaderGlob, request: Request) -> bool | Unknown:
    if glob.header.lower() == "host":
        return glob_matches(glob.value_glob, _host(request))
    if any(glob_matches(glob.value_glob, value) for value in request.headers.all(glob.header)):
        return True
    found = request.headers.get(glob.header)
    # Of fields that are shown, none is withheld besides: evidence leaves out whole names.
    return found if isinstance(found, Unknown) else False


def _host(request: Request) -> str:
    """Return the `Host` header as AWS would get it: at port 443 no client writes a port."""
    sent = request.headers.get("host")
    if not isinstance(sent, str):
        return request.host
    name, colon, port = sent.rpartition(":")
    return name if colon and port.isdecimal() else sent


def _once(missing: Iterable[Missing]) -> tuple[Missing, ...]:
    return tuple({gap.subject: gap for gap in missing}.values())
