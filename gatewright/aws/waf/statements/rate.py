"""Rate-based: requests of one aggregation instance within a window.

Restates "Rate-based rule statement", AWS WAF developer guide. AWS estimates, and looks about every ten seconds; here
every request is counted when it comes, in an exact sliding window.
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html
"""

import hashlib
from collections.abc import Callable
from typing import Final

from gatewright.aws.waf.address_ranges import caller, forwarded
from gatewright.aws.waf.fields import arguments, cookies, headers, table, targets
from gatewright.aws.waf.inspection import LATIN, Found, Inspection, Partial
from gatewright.aws.waf.statements.parts import Test
from gatewright.aws.waf.transformations.table import transformed
from gatewright.model.question import CountRequest
from gatewright.model.waf import FieldToMatch, ForwardedIp, RateBased, RateKey

WINDOWS: Final = (60, 120, 300, 600)
"""What `EvaluationWindowSec` may be."""

UNSEEN: Final = (*table.UNSEEN, "ASN")
"""The aggregation keys that this gateway cannot see."""

ByRate = Callable[[Inspection], CountRequest | bool | None]
"""A compiled rate-based statement: what the world must count, or yes, no or `None` where that needs no counting."""

KeyOf = Callable[[Inspection], Found]
"""Reads one aggregation key; no value leaves the request out, `True` makes the rule match (FallbackBehavior)."""


def compiled(statement: RateBased, rule: tuple[str, ...], scope_down: Test | None) -> ByRate:
    """Return the statement as a function."""
    keys = [_key(key, statement.forwarded) for key in statement.keys]
    # Whoever changes a setting starts anew (documented).
    settings = f"{statement.keys!r}{statement.scope_down!r}{statement.forwarded!r}"
    named = (*rule, hashlib.sha256(settings.encode()).hexdigest())

    def count(inspection: Inspection) -> CountRequest | bool | None:
        within = True if scope_down is None else scope_down(inspection)
        if within is False:
            return False
        instance = []
        for key in keys:
            found = key(inspection)
            if isinstance(found, bool):
                return found if within else None
            if isinstance(found, Partial):
                inspection.lacks(found.missing)
                return None
            if not found:
                return False
            instance.append(b",".join(found).decode(LATIN))
        return CountRequest(named, tuple(instance), statement.limit, statement.window) if within else None

    return count


def _key(key: RateKey, where: ForwardedIp | None) -> KeyOf:
    read = _READ[key.kind](key, where)
    if not key.transformations:
        return read

    def prepared(inspection: Inspection) -> Found:
        found = read(inspection)
        if not isinstance(found, tuple):
            return found
        return tuple(transformed(key.transformations, value) for value in found)

    return prepared


def _ip(_key: RateKey, _where: ForwardedIp | None) -> KeyOf:
    def read(inspection: Inspection) -> Found:
        found = caller(inspection)
        if isinstance(found, Partial):
            return found
        return () if found is None else (f"{found[0]}/{found[1]}".encode(),)

    return read


def _forwarded_ip(_key: RateKey, where: ForwardedIp | None) -> KeyOf:
    assert where is not None  # a statement without it is refused
    spec = where

    def read(inspection: Inspection) -> Found:
        found = forwarded(inspection, spec)
        if isinstance(found, Partial):
            return found
        if not found:
            return ()
        first = found[0]
        return spec.fallback == "MATCH" if first is None else (f"{first[0]}/{first[1]}".encode(),)

    return read


def _header(key: RateKey, _where: ForwardedIp | None) -> KeyOf:
    return headers.single_header(FieldToMatch(kind="SingleHeader", name=key.name))


def _cookie(key: RateKey, _where: ForwardedIp | None) -> KeyOf:
    name = key.name.encode()
    return lambda inspection: cookies.named(inspection, name)


def _query_argument(key: RateKey, _where: ForwardedIp | None) -> KeyOf:
    return arguments.single_query_argument(FieldToMatch(kind="SingleQueryArgument", name=key.name))


def _query_string(_key: RateKey, _where: ForwardedIp | None) -> KeyOf:
    def read(inspection: Inspection) -> Found:
        found = targets.query_string(inspection)
        return () if found == (b"",) else found

    return read


def _label_namespace(key: RateKey, _where: ForwardedIp | None) -> KeyOf:
    namespace = key.name if key.name.endswith(":") else f"{key.name}:"
    wanted = namespace if namespace.startswith("awswaf:") else f":{namespace}"

    def read(inspection: Inspection) -> Found:
        if inspection.any_label or any(wanted in f":{label}" for label in inspection.unsure_labels):
            return Partial((), ())
        return tuple(label.encode() for label in inspection.labels if wanted in f":{label}")

    return read


def _unseen(key: RateKey, _where: ForwardedIp | None) -> KeyOf:
    untold = Partial((), (table.unseen(key.kind),))
    return lambda _: untold


_READ: Final[dict[str, Callable[[RateKey, ForwardedIp | None], KeyOf]]] = {
    "IP": _ip,
    "ForwardedIP": _forwarded_ip,
    "Header": _header,
    "Cookie": _cookie,
    "QueryArgument": _query_argument,
    "QueryString": _query_string,
    "HTTPMethod": lambda _key, _where: targets.method,
    "UriPath": lambda _key, _where: targets.uri_path,
    "LabelNamespace": _label_namespace,
    **dict.fromkeys(UNSEEN, _unseen),
}
"""Every aggregation key by AWS's name."""
