"""
What an answer alone can mean, when nobody told us what was asked: every cause whose answer it can be, likeliest first.

Where no text tells them apart, the order is a frequency from public cases (`frequency`).
"""

from dataclasses import replace
from typing import Final

from gatewright.doctor import frequency
from gatewright.doctor.answer_text import error_type_of, is_of_many, message_of, response_type_in
from gatewright.doctor.answerers import NOT_OF_THE_CHAIN
from gatewright.doctor.backward import (
    fitting,
    is_of_the_type,
    mainly,
    says_only_a_status,
    seldom,
    unlike_customised,
)
from gatewright.doctor.diagnosis import Finding
from gatewright.doctor.fixes import looks, remedied
from gatewright.doctor.seen import facts_seen
from gatewright.engine.catalogue import CAUSES
from gatewright.model.cause import Cause
from gatewright.model.observation import Observation
from gatewright.model.outcome import Deny
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange import Exchange

_REFUSED: Final = 400
_BAD_REQUEST: Final = 400
_NOT_FOUND: Final = 404


def by_answer(seen: Observation) -> tuple[Finding, ...]:
    """Return the causes that the answer fits; services of AWS with the same front end say it with another status."""
    found, message = _without_request(seen), message_of(seen)
    if found or message is None or isinstance(seen.status, Unknown) or seen.status < _REFUSED:
        return found
    if seen.status != _BAD_REQUEST and is_of_many(message):
        return found
    return _without_request(replace(seen, status=UNKNOWN))


def _without_request(seen: Observation) -> tuple[Finding, ...]:
    """Compare the answer with every cause, when nobody told us what was asked."""
    causes = (cause for cause in CAUSES.values() if cause not in NOT_OF_THE_CHAIN and fitting(cause, seen) is not None)
    unsaid = "Not Found" if seen.status == _NOT_FOUND and not isinstance(error_type_of(seen), str) else None
    message = message_of(seen) or unsaid
    shown = seen.headers.get("x-amzn-errortype")
    tells_more = response_type_in(seen) is not None or not is_of_many(message or "")
    shown_type = shown if isinstance(shown, str) and not tells_more else None
    fitting_causes = sorted(
        causes,
        key=lambda cause: (
            seldom(cause, seen) or unlike_customised(cause, seen),
            not mainly(cause, seen) or cause.id in frequency.RARE,
            not is_of_the_type(cause, seen),
            frequency.rank_unseen(cause.id, message, shown_type),
        ),
    )
    if says_only_a_status(seen):
        fitting_causes = _each_family_in_turn(fitting_causes, seen)
    return tuple(
        Finding(
            cause=cause,
            standing="possible",
            why=None,
            because=facts_seen(seen),
            fixes=tuple(remedied(None, Deny(cause, ()))),
            confirm=tuple(looks(cause.confirm, {})),
        )
        for cause in fitting_causes
    )


def by_status_alone(found: tuple[Finding, ...], exchange: Exchange) -> tuple[Finding, ...]:
    """Return what was found, where a status is all that was shown, with what people then mostly have first."""
    seen, status = exchange.observation, exchange.observation.status
    shown = exchange.headers.items or seen.headers.items or not isinstance(exchange.host, Unknown)
    if shown or isinstance(status, Unknown) or not says_only_a_status(seen):
        return found
    return tuple(sorted(found, key=lambda each: frequency.rank_of_a_bare_status(each.cause.id, status)))


def _each_family_in_turn(causes: list[Cause], seen: Observation) -> list[Cause]:
    """Return the likeliest cause of each error type before the second of any: nobody knows which of them came."""
    placed: list[tuple[int, int, Cause]] = []
    for cause in causes:
        signature = fitting(cause, seen)
        family = frequency.rank_of_family("" if signature is None else signature.error_type)
        placed.append((sum(family == other for _, other, _ in placed), family, cause))
    return [cause for _, _, cause in sorted(placed, key=lambda each: each[:2])]
