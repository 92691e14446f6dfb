"""The order of the checks is data, and every entry says why it stands where it does."""

from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest

from gatewright.engine.chain import REST, Entry
from gatewright.model.call import Call
from gatewright.model.cause import Documented, Inferred, Recorded

ESTABLISHED = {field.name for field in fields(Call)} - {"request", "configuration", "answers"}


@pytest.mark.parametrize("entry", REST, ids=lambda entry: entry.check.id)
def test_a_check_is_named_as_its_folder(entry: Entry) -> None:
    """The id of a check is its folder's name with hyphens, and its function stands in `check.py` there."""
    module = import_module(entry.check.run.__module__)

    assert module.__file__ is not None
    assert Path(module.__file__).parent.name == entry.check.id.replace("-", "_")
    assert entry.check.run.__name__ == "check"


@pytest.mark.parametrize("entry", REST, ids=lambda entry: entry.check.id)
def test_an_entry_cites_its_evidence(entry: Entry) -> None:
    """A place in the chain is recorded, documented or inferred, in words."""
    said = {Documented: "url", Recorded: "source", Inferred: "why"}

    assert getattr(entry.evidence, said[type(entry.evidence)])


def test_every_field_of_a_call_is_established_by_one_check() -> None:
    """What a call holds is filled once: each field has just one check that fills it."""
    fills = [name for entry in REST for name in entry.check.establishes]

    assert sorted(fills) == sorted(ESTABLISHED)


def test_no_check_runs_twice() -> None:
    """Each check has one place in the chain."""
    ids = [entry.check.id for entry in REST]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("domain", "stage"), ("stage", "endpoint"), ("stage", "route"), ("route", "api-key"), ("api-key", "throttle")],
)
def test_a_check_comes_after_what_it_reads(earlier: str, later: str) -> None:
    """A check stands behind those that establish what it reads."""
    order = [entry.check.id for entry in REST]

    assert order.index(earlier) < order.index(later)
