"""Which earlier call filled the authorizer's cache that refused a later one, told from lines of the access log.

A Lambda authorizer's policy is kept for the whole stage, by the identity that was sent, for 300 seconds unless the
authorizer says otherwise, an hour at most; each call is judged by it anew ("Lambda authorizers", API Gateway developer
guide). A line without a request id of the function, but with a principal, used a kept one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

FILLED_BY: Final = "gatewright.authorizerCacheFilledBy"
"""The name under which the earlier call stands among the variables of the later one."""

PRINCIPAL: Final = "authorizer.principalId"
"""The variable that tells that an authorizer let somebody in."""

RAN: Final = ("authorizer.requestId", "authorizer.integrationStatus", "authorizer.integrationLatency")
"""Variables of which one is set where the function ran for the call."""

_LONGEST_TTL: Final = 3_600_000
_MOST: Final = 200_000
"""With more callers, those are forgotten whose answers were no longer kept when the last line was written."""

_NOT_SET: Final = ("", "-")
_REFUSED: Final = "is not authorized to access this resource"


@dataclass(frozen=True, slots=True)
class _Fill:
    """A call for which the function ran."""

    at: int | None
    """Milliseconds since 1970; `None` where the log does not tell."""

    call: str
    """Verb and path."""

    when: str
    """The time for people."""

    def __str__(self) -> str:
        return f"{self.call} at {self.when}"


class AuthorizerCache:
    """What the lines so far tell of the cache."""

    def __init__(self) -> None:
        self._fills: dict[tuple[str, ...], _Fill] = {}
        self._room = _MOST
        self._open: dict[tuple[str, ...], list[tuple[int, _Fill]]] = {}
        self.found_late: dict[int, str] = {}
        """What filled the cache that refused a call, by its place, where a later line told it."""

    def see(self, told: Mapping[str, str], place: int | None = None) -> Mapping[str, str]:
        """Take the next line; return its variables, and the call that filled the cache which refused it.

        Some tools write the latest call first: what a call with a `place` lacks may then come behind it.
        """
        if told.get(PRINCIPAL, "-") in _NOT_SET:
            return told
        key = _key(told)
        here = _Fill(_moment(told), _called(told), _when(told))
        if _ran(told):
            self._fills[key] = here
            self._answer_late(key, here)
            if len(self._fills) > self._room:
                self._make_room(here.at)
            return told
        earlier = self._fills.get(key)
        if not _is_refused_by_policy(told):
            return told
        if earlier is None or not _may_be_kept(earlier, here):
            if place is not None and here.at is not None:
                self._open.setdefault(key, []).append((place, here))
            return told
        return {**told, FILLED_BY: str(earlier)}

    def _answer_late(self, key: tuple[str, ...], fill: _Fill) -> None:
        """Tell the calls before this line which it may have refused: of those that came earlier, it is none."""
        left = []
        for place, later in self._open.pop(key, []):
            if fill.at is not None and _may_be_kept(fill, later):
                self.found_late[place] = str(fill)
            elif fill.at is None or later.at is None or fill.at > later.at:
                left.append((place, later))
        if left:
            self._open[key] = left

    def _make_room(self, now: int | None) -> None:
        """Forget what cannot be kept any more; what nobody knows the time of stays."""
        if now is not None:
            oldest = now - _LONGEST_TTL
            self._fills = {key: fill for key, fill in self._fills.items() if fill.at is None or fill.at >= oldest}
        self._room = max(_MOST, 2 * len(self._fills))

    def is_missed_by(self, told: Mapping[str, str]) -> bool:
        """Tell whether a line that comes next would be told otherwise, were there other lines before the first."""
        if told.get(PRINCIPAL, "-") in _NOT_SET or not _is_refused_by_policy(told):
            return False
        return _key(told) not in self._fills and not _ran(told)

    def follow(self, later: "AuthorizerCache") -> None:
        """Take what another one saw of the lines that came next."""
        self._fills.update(later._fills)  # noqa: SLF001 - the same class

    def forget_unnamed_apis(self) -> None:
        """Forget what lines told that name no API: those of another log may be of another one."""
        self._fills = {key: fill for key, fill in self._fills.items() if key[0] not in _NOT_SET}


def _key(told: Mapping[str, str]) -> tuple[str, ...]:
    return told.get("apiId", ""), told.get("stage", ""), told.get(PRINCIPAL, "")


def _ran(told: Mapping[str, str]) -> bool:
    return any(told.get(name, "-") not in _NOT_SET for name in RAN)


def _is_refused_by_policy(told: Mapping[str, str]) -> bool:
    message = told.get("error.message", told.get("error.messageString", ""))
    return told.get("status") == "403" and (_REFUSED in message or told.get("error.responseType") == "ACCESS_DENIED")


def _may_be_kept(earlier: _Fill, later: _Fill) -> bool:
    """Tell whether another call's answer can still have been kept."""
    if earlier.call == later.call:
        return False
    return earlier.at is None or later.at is None or 0 <= later.at - earlier.at <= _LONGEST_TTL


def _called(told: Mapping[str, str]) -> str:
    path = next(
        (told[name] for name in ("path", "resourcePath", "routeKey") if told.get(name, "-") not in _NOT_SET), "?"
    )
    return f"{told.get('httpMethod', '?')} {path}"


def _when(told: Mapping[str, str]) -> str:
    """Return the time as the log writes it, or as people do."""
    at = _moment(told)
    if at is None or "requestTime" in told:
        return told.get("requestTime", "?")
    return f"{datetime.fromtimestamp(at / 1000, UTC):%Y-%m-%dT%H:%M:%SZ}"


def _moment(told: Mapping[str, str]) -> int | None:
    epoch = told.get("requestTimeEpoch", "")
    return int(epoch) if epoch.isdecimal() else None
