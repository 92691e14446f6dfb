"""Every cause is found by its id, and by the id that it once had."""

import pytest

from gatewright.checks import renamed
from gatewright.engine import catalogue
from gatewright.engine.catalogue import CAUSES, cause
from gatewright.engine.chain import REST


def test_the_catalogue_holds_every_cause_of_the_chain() -> None:
    """Whatever a check can refuse for is in the catalogue, under its own id and in order."""
    of_checks = {found.id for entry in REST for found in entry.check.causes}

    assert of_checks <= set(CAUSES)
    assert list(CAUSES) == sorted(CAUSES)
    assert [name for name, found in CAUSES.items() if found.id != name] == []


def test_a_cause_is_found_by_its_id() -> None:
    """An id finds its cause; a made-up one finds none."""
    assert cause("api-key.missing") is CAUSES["api-key.missing"]
    assert cause("api-key.lost") is None


def test_an_old_id_is_still_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    """An id that was renamed finds the cause under its new one."""
    monkeypatch.setattr(catalogue, "RENAMED", {"api-key.absent": "api-key.missing"})

    assert cause("api-key.absent") is CAUSES["api-key.missing"]


def test_what_is_renamed_leads_to_a_cause() -> None:
    """Every new id exists, and no old one does: ids are never reused."""
    assert set(renamed.RENAMED.values()) <= set(CAUSES)
    assert not set(renamed.RENAMED) & set(CAUSES)
