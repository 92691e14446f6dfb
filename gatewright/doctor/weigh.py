"""
The table that joins what the checks say with the answer that was seen. No scores: a reader can argue with a row.

| The walk | The answer | Standing |
| --- | --- | --- |
| refuses, nothing unsure before it | fits | confirmed |
| refuses, something unsure before it | fits | likely |
| cannot say | fits, and it is the only cause that does | likely |
| cannot say | fits | possible |
| refuses, or would after another refusal | does not fit | waiting |
| would refuse after another refusal | fits | waiting |
| passes | fits, and nothing else does | contradicted |
| passes, or cannot say | does not fit | ruled-out |
"""

from typing import Final

from gatewright.doctor.diagnosis import Standing
from gatewright.doctor.forward import Judgement

_FITS: Final[dict[Judgement, Standing]] = {
    "refuses": "confirmed",
    "may-refuse-first": "likely",
    "cannot-say": "possible",
    "refuses-later": "waiting",
    "passes": "contradicted",
}
_DOES_NOT_FIT: Final[dict[Judgement, Standing]] = {
    "refuses": "waiting",
    "may-refuse-first": "waiting",
    "cannot-say": "ruled-out",
    "refuses-later": "waiting",
    "passes": "ruled-out",
}
ORDER: Final[tuple[Standing, ...]] = ("confirmed", "likely", "possible", "waiting", "contradicted", "ruled-out")
"""Standings, best first."""

ANSWERS: Final[tuple[Standing, ...]] = ORDER[:3]
"""The standings that count as an answer."""


def standing(judgement: Judgement, *, answer_fits: bool) -> Standing:
    """Return the row of the table for one cause."""
    return _FITS[judgement] if answer_fits else _DOES_NOT_FIT[judgement]
