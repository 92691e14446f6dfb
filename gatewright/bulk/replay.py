"""
What would a change of configuration do to calls that were made? Each logged call is decided under both.

The rules, each with its test:

* What a line does not tell is withheld: query, body, and all header fields but the host and the user agent. A check
  that asks for it is not decided by guessing.
* The outcome in the log is evidence for NOW, the configuration that was in force. A call that was admitted passed every
  check of NOW; one that was refused passed those before the check that refused it.
* A check that reads the same of NOW and of NEXT (`replay_inputs`) comes to the same for the same call. What neither
  configuration tells is taken to be the same under both: NEXT is NOW with a change.
* Of two resource policies, and of two web ACLs, what stands in both did to the call what the log shows; only the rest
  is decided (`replay_policy`, `replay_web_acl`).
* What an authorizer returned, and what binds a caller of whom nobody told, is one of the few things that it can be;
  where all that fit the log come to one decision, that is it (`replay_stand_ins`).
* The signature of a logged call cannot be checked again, and need not be: the log's `identity.userArn` says who signed.
  Named default: where it is `-`, nobody signed, though a method that wants no signature looks at none. The report says
  of which calls that is assumed, and a strict replay assumes nothing.
* Limits of rate and number are left out: a call that one refused is refused again under the same limits, and under
  others it is not decided; of calls that were admitted it is said how many have other limits.
* A call that NOW would not have answered as the log shows is counted as unexplained: NOW is of another moment, and no
  change is reported of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from gatewright.bulk.count import Count
from gatewright.bulk.dimensions import TO_ADDRESSES, TO_CALLERS, TO_KEYS, address_of, caller_of, key_of, moment_of
from gatewright.bulk.replay_alike import Key, Keyed, keyed, role_of
from gatewright.bulk.replay_decided import Change, Fate, fate
from gatewright.bulk.replay_logged import Logged, logged
from gatewright.bulk.replay_named import Named, decides
from gatewright.bulk.replay_side import Side, place_of
from gatewright.model.principal import Principal
from gatewright.model.unknown import Missing

_MOST_KEYS: Final = 50_000
"""So many kinds of calls of one place and caller are remembered."""


@dataclass(slots=True)
class Group:
    """Calls that change, or do not, for one reason."""

    fate: Fate
    """That of the first of them."""

    named: Named | None
    """What decides."""

    first: Mapping[str, str]
    """The line of the first of them."""

    calls: int = 0
    """How many there are."""

    routes: Count[str] = field(default_factory=Count)
    """Calls by route."""

    callers: Count[str] = field(default_factory=lambda: Count(TO_CALLERS))
    """Calls by who made them; those of whom nobody is told are not among them."""

    keys: Count[str] = field(default_factory=lambda: Count(TO_KEYS))
    """Calls by the id of their API key, likewise."""

    addresses: Count[str] = field(default_factory=lambda: Count(TO_ADDRESSES))
    """Calls by the address that they came from, likewise."""

    assumed: int = 0
    """How many are taken for unsigned because the log names no signer."""

    def add(self, log: Mapping[str, str], of_one: Fate) -> None:
        """Count one more call."""
        self.calls += 1
        self.assumed += of_one.assumed
        self.routes.add(of_one.route or log.get("routeKey") or log.get("resourcePath") or "-")
        for count, read in ((self.callers, caller_of), (self.keys, key_of), (self.addresses, address_of)):
            value = read(log)
            if value:
                count.add(value)


@dataclass(slots=True)
class Replayed:
    """What became of all calls of a log."""

    calls: int = 0
    """All of them."""

    by_change: dict[Change, int] = field(default_factory=dict)
    """How many of each fate."""

    groups: dict[tuple[object, ...], Group] = field(default_factory=dict)
    """Those that change, that nobody can decide, and that NOW does not explain, by what decides."""

    other_limits: int = 0
    """Admitted calls for which NEXT has other limits of rate or number."""

    decisions: int = 0
    """How many calls were decided; all others fare as one of them does."""

    since: float = 0.0
    """Unix seconds of the earliest call; 0 where no line tells."""

    until: float = 0.0
    """The same of the latest."""

    def number(self, change: Change) -> int:
        """Return how many calls have a fate."""
        return self.by_change.get(change, 0)

    def of(self, change: Change) -> list[Group]:
        """Return the groups of a fate, the largest first."""
        found = [group for group in self.groups.values() if group.fate.change == change]
        return sorted(found, key=lambda group: (-group.calls, str(group.named), group.fate.route))


class Replay:
    """Decides the calls of a log under two configurations, each kind of call once."""

    def __init__(self, now: Side, against: Side, *, strict: bool = False) -> None:
        """Compare `against`, which is not in force, with `now`, which is or was; see `fate` for what `strict` is."""
        self._strict = strict
        self._now = now
        self._against = against
        self._keys: dict[Key, tuple[Keyed, dict[Key, tuple[Fate, Group | None]]]] = {}
        self.result = Replayed()

    def over(self, calls: Iterable[Mapping[str, str]]) -> Replayed:
        """Decide every call; raises `SourceError` where a configuration cannot be read."""
        for log in calls:
            self._see(log)
        return self.result

    def _see(self, log: Mapping[str, str]) -> None:
        result = self.result
        result.calls += 1
        get = log.get
        place: Key = (
            get("domainName"),
            get("apiId"),
            get("accountId"),
            role_of(get("identity.userArn", "-")),
            _form(get("path", "")),
        )
        found = self._keys.get(place)
        if found is None:
            found = self._keys[place] = self._keyed(log), {}
        keys, known = found
        key = keys(log)
        decided = known.get(key)
        if decided is None:
            if len(known) >= _MOST_KEYS:
                known.clear()
            decided = known[key] = self._decide(log)
        of_one, group = decided
        result.by_change[of_one.change] = result.by_change.get(of_one.change, 0) + 1
        result.other_limits += of_one.other_limits
        if group is not None:
            group.add(log, of_one)
        self._at(log)

    def _at(self, log: Mapping[str, str]) -> None:
        at = moment_of(log)
        if at:
            result = self.result
            result.since = at if not result.since or at < result.since else result.since
            result.until = max(result.until, at)

    def _keyed(self, log: Mapping[str, str]) -> Keyed:
        call = logged(log)
        if isinstance(call, Missing):
            return keyed((), ())
        place = place_of(call)
        sides = (self._now, self._against)
        arn = call.value("identity.userArn")
        callers = () if arn is None else tuple(side.caller(place, arn) for side in sides)
        return keyed(
            [side.configuration(place) for side in sides], [one for one in callers if isinstance(one, Principal)]
        )

    def _decide(self, log: Mapping[str, str]) -> tuple[Fate, Group | None]:
        self.result.decisions += 1
        call = logged(log)
        if isinstance(call, Missing):
            of_one = Fate(change="undecided", missing=call)
        else:
            of_one = self._fate(call)
        if of_one.change.startswith("stays"):
            return of_one, None
        named = None if of_one.denial is None else decides(of_one.check, of_one.denial, of_one.route)
        subject = None if of_one.missing is None else of_one.missing.subject
        cause = None if of_one.denial is None else of_one.denial.cause.id
        reason = (of_one.change, of_one.check, cause, named, subject)
        group = self.result.groups.get(reason)
        if group is None:
            group = self.result.groups[reason] = Group(of_one, named, log)
        return of_one, group

    def _fate(self, call: Logged) -> Fate:
        return fate(call, self._now, self._against, strict=self._strict)


def _form(path: str) -> str | None:
    """Return what of a path names the API, in the forms that local gateways use."""
    if not path.startswith(("/_aws/", "/restapis/")):
        return None
    return "/".join(path.split("/", 4)[:4])
