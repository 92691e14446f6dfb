"""Everything that a report names has a word."""

from typing import get_args

from gatewright.doctor.answered_by import Answerer
from gatewright.doctor.diagnosis import Standing
from gatewright.doctor.report.words import ANSWERERS, SAFETY, STANDINGS, WHERE
from gatewright.model.cause import Safety
from gatewright.model.fact import Where


def test_each_value_has_its_word() -> None:
    """None is shown as its code; who is unknown has a sentence instead."""
    for words, kind in ((STANDINGS, Standing), (SAFETY, Safety), (WHERE, Where), (ANSWERERS, Answerer)):
        assert set(get_args(kind)) - {"unknown"} == set(words)
