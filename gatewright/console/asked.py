"""
What somebody pastes or uploads, examined: nothing is stored, and nothing is called.

An address in it is evidence of nothing, and is not called: whoever could make the console do that could reach whatever
this machine reaches.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from gatewright.doctor.account import for_account
from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.examine import examine
from gatewright.doctor.masked import secrets_of_call
from gatewright.model.configuration import Configuration
from gatewright.sources.errors import EvidenceError, shown
from gatewright.sources.exchange import Exchange
from gatewright.sources.recognise import read
from gatewright.sources.redact import redact_text
from gatewright.sources.redact_loose import redact_error, redact_loose

MOST_BYTES: Final = 8 * 1024 * 1024
"""What may be pasted; the command takes any size."""

_MOST_UNPACKED: Final = 4 * MOST_BYTES
_MOST_AGAIN: Final = 64 * 1024
_LONGEST_QUOTE: Final = 200
MOST_CALLS: Final = 50
"""So many refused calls of one file are shown."""

Known = Callable[[Exchange], tuple[Configuration, Mapping[str, str | None]] | None]
"""What this server knows of the API that was called, and the AWS CLI's options for it; `None` where it is none of its
APIs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What came of it."""

    diagnoses: tuple[tuple[Diagnosis, bool], ...]
    """One a call, and whether what this server knows was used."""

    left_out: int = 0
    """How many calls more there were."""

    remarks: tuple[str, ...] = ()
    """What could not be read, a line each."""

    again: str | None = None
    """The evidence without its secrets, to be examined again with an answer; `None` where it would not come to the
    same."""


def examined(evidence: bytes, facts: Mapping[str, str], known: Known) -> Examined:
    """Return the diagnoses of some evidence; raises `ValueError` in one line for what is none."""
    remarks: list[str] = []
    try:
        found = _read(evidence, remarks.append)
    except EvidenceError as error:
        raise ValueError(redact_error(str(error)).removeprefix(": ")) from error
    diagnoses = tuple(_one(exchange, facts, known) for exchange in found[:MOST_CALLS])
    return Examined(
        diagnoses=diagnoses,
        left_out=max(0, len(found) - MOST_CALLS),
        remarks=tuple(remarks),
        again=_again(evidence, facts, known, diagnoses[0][0]) if len(found) == 1 else None,
    )


def _read(evidence: bytes, remark: Callable[[str], None]) -> tuple[Exchange, ...]:
    return read(evidence, origin="", call=_no_call, remark=remark, most_unpacked=_MOST_UNPACKED)


def _again(evidence: bytes, facts: Mapping[str, str], known: Known, diagnosis: Diagnosis) -> str | None:
    """Return the evidence with its secrets masked, where a question is open and it says the same without them."""
    if diagnosis.next_question is None or len(evidence) > _MOST_AGAIN:
        return None
    try:
        text = redact_loose(redact_text(evidence.decode(), secrets_of_call(diagnosis.exchange)))
        found = _read(text.encode(), lambda _: None)
    except (EvidenceError, UnicodeDecodeError):
        return None
    same = len(found) == 1 and _said(_one(found[0], facts, known)[0]) == _said(diagnosis)
    return text if same else None


def _said(diagnosis: Diagnosis) -> object:
    question = diagnosis.next_question
    return question and question.id, [(finding.cause.id, finding.standing) for finding in diagnosis.findings]


def _one(exchange: Exchange, facts: Mapping[str, str], known: Known) -> tuple[Diagnosis, bool]:
    told = known(exchange)
    if told is None:
        return examine(exchange, Configuration(), facts), False
    configuration, options = told
    return for_account(examine(exchange, configuration, facts), options), True


def _no_call(url: str) -> Exchange:
    raise EvidenceError(
        f"{shown(url, _LONGEST_QUOTE)} is only an address, and the console calls none: paste what came back from it"
    )
