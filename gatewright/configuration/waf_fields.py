"""Fields to match and text transformations from AWS's JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

from gatewright.model.waf import FieldToMatch, ForwardedIp

Document = Mapping[str, Any]


def field_to_match(found: Document, before_parsing: Sequence[Document] | None = None) -> FieldToMatch:
    """Return the one part that a `FieldToMatch` names."""
    kind, spec = next(iter(found.items()))
    patterns = spec.get("MatchPattern") or {}
    pointers = patterns.get("IncludedPaths")
    names = patterns.get("IncludedHeaders") or patterns.get("IncludedCookies")
    return FieldToMatch(
        kind=kind,
        name=spec.get("Name", "").lower(),
        scope=spec.get("MatchScope", "VALUE"),
        included=tuple(pointers) if pointers else _lowered(names),
        excluded=_lowered(patterns.get("ExcludedHeaders") or patterns.get("ExcludedCookies")) or (),
        oversize=spec.get("OversizeHandling") or "CONTINUE",
        fallback=spec.get("InvalidFallbackBehavior") or spec.get("FallbackBehavior"),
        before_parsing=transformations(before_parsing or ()),
    )


def _lowered(names: list[str] | None) -> tuple[str, ...] | None:
    return None if names is None else tuple(name.lower() for name in names)


def transformations(found: Sequence[Document]) -> tuple[str, ...]:
    """Return the transformations in order of priority, without those that do nothing."""
    ordered = sorted(found, key=lambda one: one["Priority"])
    return tuple(one["Type"] for one in ordered if one["Type"] != "NONE")


def forwarded_ip(found: Document | None) -> ForwardedIp | None:
    """Return where a forwarded address is read."""
    if not found:
        return None
    return ForwardedIp(
        header=found["HeaderName"].lower(),
        fallback=found["FallbackBehavior"],
        position=found.get("Position", "FIRST"),
    )
