"""Decides a call by its line in an access log, for whoever counts many: the doctor's diagnosis, in short.

By the line alone, or with a configuration: then calls are equal that the configuration cannot tell apart
(`bulk/replay_alike.py`), and that were answered alike.
"""

from collections.abc import Callable, Hashable, Mapping

from gatewright.bulk.group import group_of
from gatewright.bulk.replay_alike import Keyed, keyed
from gatewright.bulk.replay_logged import Logged, logged
from gatewright.bulk.replay_side import Place, Side, place_of
from gatewright.bulk.verdict import Verdict
from gatewright.configuration.documents import Documents
from gatewright.doctor.behind import may_come_from_behind
from gatewright.doctor.consult import consult
from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.examine import examine
from gatewright.doctor.weigh import ANSWERS
from gatewright.model.configuration import Configuration
from gatewright.model.unknown import Unknown
from gatewright.sources.access_log import logged_call


def by_the_line(told: Mapping[str, str]) -> Verdict:
    """Return what the line alone tells; raises `EvidenceError` where a variable cannot be what it says."""
    return in_short(examine(logged_call(told, None, ""), Configuration()))


def in_short(diagnosis: Diagnosis) -> Verdict:
    """Return a diagnosis as far as counting needs it."""
    answers = [finding for finding in diagnosis.findings if finding.standing in ANSWERS]
    return Verdict(
        outcome=diagnosis.outcome,
        answered_by=diagnosis.answered_by,
        causes=tuple(finding.cause.id for finding in answers),
        standing=answers[0].standing if answers else "",
    )


class ByConfiguration:
    """Decides calls with what is known of the places that they went to."""

    def __init__(self, open_documents: Callable[[Place], Documents], *, whole: bool) -> None:
        """Read documents by `open_documents`; where they are not `whole`, lists of all that there is are not read."""
        self._open = open_documents
        self._side = Side(open_documents, whole=whole)
        self._keys: dict[Place, Keyed] = {}
        self.applied = 0
        """How many calls told enough of where they went."""

    def decide(self, told: Mapping[str, str]) -> Verdict:
        """Return what a line tells with the configuration; raises `EvidenceError` as `by_the_line` does."""
        exchange = logged_call(told, None, "")
        call = logged(told)
        if isinstance(exchange.request, Unknown) or not isinstance(call, Logged):
            return by_the_line(told)
        self.applied += 1
        known = consult(exchange.request, self._open(place_of(call)), behind=may_come_from_behind(exchange))
        return in_short(examine(exchange, known))

    def group(self, told: Mapping[str, str]) -> Hashable:
        """Return the group of a line's call; raises `SourceError` for a configuration that cannot be read."""
        call = logged(told)
        if not isinstance(call, Logged):
            return group_of(told)
        place = place_of(call)
        key = self._keys.get(place)
        if key is None:
            key = self._keys[place] = keyed((self._side.configuration(place),), ())
        return group_of(told), place, key(told), told.get("error.message")
