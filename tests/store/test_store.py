import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from gatewright.store.errors import StoreError, StoreInUse
from gatewright.store.reader import CONFIGURATION_FILE
from gatewright.store.store import RECORDS_FILE, Store

WRITER = """
import sys
from pathlib import Path
from gatewright.store.store import Store
store = Store.open(Path(sys.argv[1]))
for number in range(200):
    with store.transaction("1", "eu-west-1") as documents:
        documents.put("rest_api", f"api{number}", document={"id": f"api{number}", "padding": "x" * 500})
    print(number, flush=True)
"""


def test_commit_raises_the_revision() -> None:
    """A transaction that changed something counts once."""
    store = Store.open(None)
    with store.transaction("1", "eu-west-1") as documents:
        documents.put("rest_api", "a", document={})
        documents.put("rest_api", "b", document={})

    assert 1 == store.revision


def test_reading_leaves_the_revision() -> None:
    """A transaction that changed nothing counts nothing."""
    store = Store.open(None)
    with store.transaction("1", "eu-west-1") as documents:
        documents.get("rest_api", "a")

    assert 0 == store.revision


def test_raised_error_leaves_nothing() -> None:
    """What raises within the transaction leaves neither document nor revision."""
    store = Store.open(None)

    def change() -> None:
        with store.transaction("1", "eu-west-1") as documents:
            documents.put("rest_api", "a", document={})
            raise KeyError

    with pytest.raises(KeyError):
        change()

    with store.reading("1", "eu-west-1") as documents:
        assert [] == documents.list("rest_api")
    assert 0 == store.revision


def test_changes_name_what_was_touched_since() -> None:
    """Only the keys of later commits are named, deleted ones among them."""
    store = Store.open(None)
    with store.transaction("1", "eu-west-1") as documents:
        documents.put("rest_api", "old", document={})
        documents.put("rest_api", "gone", document={})
    before = store.revision
    with store.transaction("1", "eu-west-1") as documents:
        documents.delete("rest_api", "gone")
        documents.put("stage", "old", "dev", document={})

    expected = {("1", "eu-west-1", "rest_api", ("gone",)), ("1", "eu-west-1", "stage", ("old", "dev"))}
    assert expected == store.changes_since(before)
    assert {("1", "eu-west-1", "stage", ("old", "dev"))} == store.changes_since(before, {"stage", "resource"})


def test_accounts_and_regions_are_apart() -> None:
    """A document of one account and region is in no other."""
    store = Store.open(None)
    with store.transaction("1", "eu-west-1") as documents:
        documents.put("rest_api", "a", document={})
    with store.reading("1", "us-east-1") as documents:
        elsewhere = documents.list("rest_api")

    assert ([], [("1", "eu-west-1")]) == (elsewhere, store.scopes())


def test_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    """While a transaction is open, readers see the last commit, and go on."""
    store = Store.open(tmp_path)
    with store.transaction("1", "eu-west-1") as writing:
        writing.put("rest_api", "a", document={})
        with store.reading("1", "eu-west-1") as reading:
            seen = reading.list("rest_api")

    assert [] == seen
    store.close()


def test_reader_cannot_write(tmp_path: Path) -> None:
    """What was opened for reading refuses to write."""
    store = Store.open(tmp_path)
    with pytest.raises(sqlite3.OperationalError), store.reading("1", "eu-west-1") as documents:
        documents.put("rest_api", "a", document={})
    store.close()


def test_read_only_use_takes_no_write_lock(tmp_path: Path) -> None:
    """Another connection can write while a transaction has only read."""
    store = Store.open(tmp_path)
    other = sqlite3.connect(tmp_path / CONFIGURATION_FILE, timeout=0, isolation_level=None)
    with store.transaction("1", "eu-west-1") as documents:
        documents.get("rest_api", "a")
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
    other.close()

    assert 0 == store.revision
    store.close()


def test_closed_store_opens_as_it_was(tmp_path: Path) -> None:
    """Documents, revision and changes are there after a restart."""
    store = Store.open(tmp_path)
    with store.transaction("1", "eu-west-1") as documents:
        documents.put("rest_api", "a", document={"id": "a"})
    store.close()
    store = Store.open(tmp_path)
    with store.reading("1", "eu-west-1") as documents:
        found = documents.list("rest_api")

    assert ([{"id": "a"}], 1) == (found, store.revision)
    assert {("1", "eu-west-1", "rest_api", ("a",))} == store.changes_since(0)
    store.close()


def test_directory_belongs_to_one_server(tmp_path: Path) -> None:
    """A second server on the same directory is refused, until the first has let go."""
    store = Store.open(tmp_path)
    with pytest.raises(StoreInUse, match="in use by another server"):
        Store.open(tmp_path)
    store.close()

    Store.open(tmp_path).close()


def test_directory_that_cannot_be_is_one_clear_error(tmp_path: Path) -> None:
    """A file where the directory should be is refused with its name."""
    (tmp_path / "state").write_text("")

    with pytest.raises(StoreError, match=r"the state directory `.*state` cannot be used"):
        Store.open(tmp_path / "state")


@pytest.mark.parametrize("name", [CONFIGURATION_FILE, RECORDS_FILE])
def test_damaged_state_is_one_clear_error(tmp_path: Path, name: str) -> None:
    """A file that is no database is named, and the directory can be used again once it is gone."""
    (tmp_path / name).write_bytes(b"not a database " * 500)
    with pytest.raises(StoreError, match=rf"the state `.*{name}` cannot be read"):
        Store.open(tmp_path)
    (tmp_path / name).unlink()

    Store.open(tmp_path).close()


def test_configuration_is_written_through_to_the_disk(tmp_path: Path) -> None:
    """The writer of documents commits with `synchronous=FULL`, which is 2."""
    store = Store.open(tmp_path)

    assert 2 == store._writer.connection.execute("PRAGMA synchronous").fetchone()[0]
    store.close()


def test_acknowledged_writes_survive_a_kill(tmp_path: Path) -> None:
    """After SIGKILL in the middle of 200 writes, every one that was acknowledged is there."""
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
        assert child.stdout is not None
        acknowledged = [int(next(child.stdout)) for _ in range(70)]
        child.send_signal(signal.SIGKILL)
        acknowledged += [int(line) for line in child.stdout]
    store = Store.open(tmp_path)
    with store.reading("1", "eu-west-1") as documents:
        found = {one["id"] for one in documents.list("rest_api")}
    store.close()

    assert -signal.SIGKILL == child.returncode
    assert {f"api{number}" for number in acknowledged} <= found
