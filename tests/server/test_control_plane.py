"""The control plane on its own thread: in order, durable before the answer, in force after it."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from gatewright.gateway.answers import UsageBook
from gatewright.gateway.snapshot import Snapshots
from gatewright.model.request import Headers, Request
from gatewright.model.response import Response
from gatewright.server.control_plane import ControlPlane
from gatewright.services.access.gate import Gate
from gatewright.services.settings import Settings
from gatewright.store.store import Store
from tests.gatewright_server import Running, running
from tests.services.access.guarded import ROOT, signed

ACCOUNT = "000000000000"
SCOPE = "AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-1/apigateway/aws4_request, SignedHeaders=host, Signature=0"
WRITES = 200


class Served:
    """A control plane over a store in memory, and what it flushed."""

    def __init__(self) -> None:
        self.flushed = 0
        self.refreshed = 0
        self.store = Store.open(None)
        self.snapshots = Snapshots(self.store, ACCOUNT)
        self.plane = ControlPlane(
            self.store,
            Settings(new_id=lambda: "abcd012345", account_id=ACCOUNT, region="us-east-1", allow_unenforced=False),
            self.snapshots,
            UsageBook(self.store),
            self._flush,
            self._refresh,
        )

    def _flush(self) -> None:
        self.flushed += 1

    def _refresh(self) -> None:
        self.refreshed += 1

    def __call__(self, method: str, path: str, body: bytes = b"") -> Response:
        """Answer one signed call."""
        fields = (("Host", "localhost"), ("Authorization", SCOPE), ("Content-Type", "application/json"))
        request = Request(method=method, host="localhost", path=path, headers=Headers(fields), body=body)
        return asyncio.run(self.plane.answer(request))


@pytest.fixture
def served() -> Iterator[Served]:
    """A control plane, closed at the end."""
    control = Served()
    yield control
    control.plane.close()


def test_what_was_created_is_in_the_snapshot_when_the_answer_comes(served: Served) -> None:
    """The data plane knows of it before the client does, in the region that was signed for."""
    answer = served("POST", "/restapis", b'{"name":"pets"}')

    assert answer.status == 201
    assert served.snapshots.current.revision == served.store.revision
    assert dict(served.snapshots.current.region_of) == {"abcd012345": "eu-west-1"}


def test_a_refused_call_changes_nothing(served: Served) -> None:
    """An error leaves revision and snapshot as they were."""
    before = served.store.revision
    answer = served("POST", "/restapis", b'{"name":')

    assert answer.status == 400
    assert served.store.revision == before


def test_what_was_logged_before_a_call_is_written_before_it(served: Served) -> None:
    """A client that asks for log events finds those of the calls that it made."""
    served("GET", "/restapis")
    served("GET", "/restapis")

    assert served.flushed == 2


def test_calls_are_answered_one_after_another(served: Served) -> None:
    """Many calls at once leave as many keys, each with an answer of its own."""

    async def many() -> list[Response]:
        fields = (("Host", "localhost"), ("Authorization", SCOPE), ("Content-Type", "application/json"))
        asked = [
            Request(
                method="POST",
                host="localhost",
                path="/restapis",
                headers=Headers(fields),
                body=f'{{"name":"n{number}","tags":{{"_custom_id_":"api{number:02d}"}}}}'.encode(),
            )
            for number in range(20)
        ]
        return await asyncio.gather(*(served.plane.answer(request) for request in asked))

    answers = asyncio.run(many())

    assert {answer.status for answer in answers} == {201}
    assert len(served.snapshots.current.region_of) == 20


def test_the_server_itself_commits_in_line_with_its_callers(served: Served) -> None:
    """What it changed is in the snapshot when it is told so."""

    def work(store: Store) -> str:
        with store.transaction(ACCOUNT, "eu-west-1") as documents:
            documents.put("api_key", "k", document={"id": "k", "value": "v" * 20, "enabled": True})
        return "done"

    assert "done" == asyncio.run(served.plane.commit(work))
    assert served.snapshots.current.revision == served.store.revision


def test_nothing_is_unenforced_in_a_server_that_refuses_it(served: Served) -> None:
    """The list of what is stored and not enforced is empty."""
    served("POST", "/restapis", b'{"name":"pets"}')

    assert served.plane.unenforced() == []


def test_closing_waits_for_the_call_in_progress(served: Served) -> None:
    """After closing, no thread of it is left."""
    before = threading.active_count()
    served("GET", "/restapis")
    working = threading.active_count()
    served.plane.close()

    assert (working, threading.active_count()) == (before + 1, before)


@pytest.mark.parametrize("stop_after", [60, 140])
def test_kill_9_loses_no_acknowledged_write(tmp_path: Path, stop_after: int) -> None:
    """SIGKILL amid 200 writes of three clients: every one that was acknowledged is there after the restart."""
    acknowledged: list[str] = []
    with running(state=tmp_path) as server, ThreadPoolExecutor(3) as pool:
        process = server.process
        assert process is not None

        def write(names: range) -> None:
            client = server.client()
            for number in names:
                with suppress(ClientError, BotoCoreError):
                    client.create_api_key(name=f"key-{number}", enabled=True)
                    acknowledged.append(f"key-{number}")
                    if len(acknowledged) == stop_after:
                        process.kill()

        done = [pool.submit(write, range(start, WRITES, 3)) for start in range(3)]
        for each in done:
            each.result()
    with running(state=tmp_path) as server:
        kept = _key_names(server)

    assert stop_after <= len(acknowledged) < WRITES
    assert set(acknowledged) <= kept
    assert len(kept) <= len(acknowledged) + 3


def _key_names(server: Running) -> set[str]:
    pages = server.client().get_paginator("get_api_keys").paginate()
    return {key["name"] for page in pages for key in page["items"]}


class Workers:
    """A crew that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    async def flush(self) -> None:
        """Hand over nothing."""
        self.asked += 1

    async def refresh(self, revision: int) -> None:
        """Know every revision."""


@pytest.mark.parametrize(("key", "asked"), [(ROOT.access_key, 1), ("AKIAIOSFODNN7EXAMPLE", 0)])
def test_workers_are_not_asked_for_whoever_may_not_enter(served: Served, key: str, asked: int) -> None:
    """What the data plane did is told to those whom the gate lets in."""
    workers = Workers()
    gate = Gate(ROOT, ACCOUNT, b"")
    plane = ControlPlane(
        served.store,
        Settings(new_id=lambda: "abcd012345", account_id=ACCOUNT, region="us-east-1", allow_unenforced=False),
        served.snapshots,
        UsageBook(served.store),
        lambda: None,
        crew=workers,
        gate=gate,
    )
    asyncio.run(plane.answer(signed("logs", "describe_log_groups", key)))
    plane.close()

    assert asked == workers.asked
