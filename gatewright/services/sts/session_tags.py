"""
Session tags, and those that travel on when a session assumes another role.

https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gatewright.services.iam.errors import validation_error
from gatewright.wire.errors import ServiceError


@dataclass(frozen=True, slots=True)
class SessionTags:
    """The tags of a session that is to begin."""

    passed: Mapping[str, str]
    """Those that are passed, by key."""

    inherited: Mapping[str, str]
    """Those that the calling session hands on."""

    transitive: tuple[str, ...]
    """The keys of those that this session hands on."""

    @property
    def all(self) -> dict[str, str]:
        """Return every tag of the session."""
        return {**self.inherited, **self.passed}


def session_tags(params: Mapping[str, Any], calling_session: Mapping[str, Any] | None) -> SessionTags:
    """Return the tags of a session; `calling_session` is that of the caller, if he has one."""
    passed = {tag["Key"]: tag["Value"] for tag in params.get("Tags") or ()}
    if len({key.lower() for key in passed}) != len(params.get("Tags") or ()):
        raise ServiceError(
            "InvalidParameterValue",
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            status=400,
        )
    inherited = _inherited(calling_session or {})
    if {key.lower() for key in inherited} & {key.lower() for key in passed}:
        raise ServiceError(
            "InvalidParameterValue",
            "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from"
            " the calling session.",
            status=400,
        )
    keys: Sequence[str] = params.get("TransitiveTagKeys") or ()
    for key in keys:
        if key not in passed:
            # Documented: every key must be one of the tags that are passed. The text is inferred.
            raise validation_error(f"The specified transitive tag key {key} must be included in the requested tags.")
    return SessionTags(passed, inherited, (*inherited, *keys))


def _inherited(session: Mapping[str, Any]) -> Mapping[str, str]:
    keys = session.get("TransitiveTagKeys", ())
    return {key: session["Tags"][key] for key in keys}
