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
from gatewright.model.configuration import Configuration
from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange
from gatewright.sources.recognise import read
from gatewright.sources.redact_loose import redact_error

MOST_BYTES: Final = 8 * 1024 * 1024
"""What may be pasted; the command takes any size."""

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


def examined(evidence: bytes, facts: Mapping[str, str], known: Known) -> Examined:
    """Return the diagnoses of some evidence; raises `ValueError` in one line for what is none."""
    remarks: list[str] = []
    try:
        found = read(evidence, origin="", call=_no_call, remark=remarks.append)
    except EvidenceError as error:
        raise ValueError(redact_error(str(error)).removeprefix(": ")) from error
    return Examined(
        diagnoses=tuple(_one(exchange, facts, known) for exchange in found[:MOST_CALLS]),
        left_out=max(0, len(found) - MOST_CALLS),
        remarks=tuple(remarks),
    )


def _one(exchange: Exchange, facts: Mapping[str, str], known: Known) -> tuple[Diagnosis, bool]:
    told = known(exchange)
    if told is None:
        return examine(exchange, Configuration(), facts), False
    configuration, options = told
    return for_account(examine(exchange, configuration, facts), options), True


def _no_call(url: str) -> Exchange:
    raise EvidenceError(f"`{url}` is only an address, and the console calls none: paste what came back from it")
