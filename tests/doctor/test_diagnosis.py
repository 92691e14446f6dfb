"""The doctor's answer as a value."""

from dataclasses import FrozenInstanceError

import pytest

from gatewright.doctor.diagnosis import Diagnosis
from gatewright.sources.exchange import Exchange


def test_a_diagnosis_is_never_changed() -> None:
    """What a report renders is frozen, and starts with nothing open."""
    diagnosis = Diagnosis(exchange=Exchange(), answered_by="unknown", outcome="undecidable", findings=())

    with pytest.raises(FrozenInstanceError):
        diagnosis.outcome = "decided"  # type: ignore[misc]  # what must not work
    assert (diagnosis.next_question, diagnosis.trace, diagnosis.unread) == (None, (), ())
