from pathlib import Path

import pytest

from gatewright.gateway.deployed import Deployed
from gatewright.gateway.logs import Logs
from gatewright.gateway.snapshot import Snapshot
from gatewright.model.call import Call
from gatewright.model.decision import Decision
from gatewright.model.response import Response
from gatewright.store.log_events import Window
from gatewright.store.store import Store
from tests.gateway.one_method import ACCOUNT, API, REGION, STAGE, OneMethod, request

GROUP = f"API-Gateway-Execution-Logs_{API}/prod"
INFO = {"methodSettings": {"*/*": {"loggingLevel": "INFO"}}}


def snapshot(one: OneMethod) -> Snapshot:
    """Return a snapshot of one deployed API."""
    deployed = Deployed(one.stage_document, {"id": API}, one.resources)
    return Snapshot(1, ACCOUNT, {REGION: one.configuration}, {(REGION, API, STAGE): deployed}, {API: REGION})


def messages(store: Store) -> list[str]:
    """Return the execution log's lines."""
    group = store.log_events.group(ACCOUNT, REGION, GROUP)
    if group is None:
        return []
    events, _ = store.log_events.page(group, Window(), limit=1000, now=0)
    return [event.message.partition(") ")[2] for event in events]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store on the disk."""
    return Store.open(tmp_path)


def test_calls_let_in_and_refused_reach_the_store(store: Store) -> None:
    """Group and stream are made as needed; after `close` every line is there."""
    open_, locked = OneMethod(stage=INFO), OneMethod(stage=INFO, key_required=True)
    logs = Logs(store.log_events)
    logs.start()
    logs.served(snapshot(open_), open_.decision(request()), open_.served(request()))
    logs.refused(snapshot(locked), locked.decision(request()), Response(status=403))
    logs.close()
    found = messages(store)
    store.close()

    assert 8 + 4 == len(found)
    assert {"Method completed with status: 200", "Method completed with status: 403"} <= set(found)


def test_flush_makes_lines_readable_at_once(store: Store) -> None:
    """What was logged before a flush is in the store after it."""
    one = OneMethod(stage=INFO)
    logs = Logs(store.log_events)
    logs.served(snapshot(one), one.decision(request()), one.served(request()))
    logs.flush()
    found = messages(store)
    store.close()

    assert 8 == len(found)


def test_change_of_the_stage_is_heeded_by_the_next_call(store: Store) -> None:
    """A stage that is switched to silence logs nothing more."""
    logs = Logs(store.log_events)
    for stage in (INFO, {}, INFO):
        one = OneMethod(stage=stage)
        logs.served(snapshot(one), one.decision(request()), one.served(request()))
    logs.flush()
    found = messages(store)
    store.close()

    assert 16 == len(found)


def test_call_of_no_stage_is_logged_nowhere(store: Store) -> None:
    """Before a stage is known there is nobody who could want a line; a stage that is gone wants none either."""
    one = OneMethod(stage=INFO)
    logs = Logs(store.log_events)
    elsewhere = one.decision(request())
    logs.refused(snapshot(one), Decision("denied", None, frozenset(), (), _bare(one)), Response(status=403))
    gone = Snapshot(2, ACCOUNT, {}, {}, {})
    logs.refused(gone, elsewhere, Response(status=403))
    logs.flush()
    found = messages(store)
    store.close()

    assert [] == found


def _bare(one: OneMethod) -> Call:
    """Return a call of which nothing is established."""
    return Call(request(), one.configuration)
