"""Reading a state that another process writes."""

from pathlib import Path

from gatewright.store.reader import StoreReader
from gatewright.store.store import Store

PLACE = ("000000000000", "us-east-1")


def test_what_was_committed_elsewhere_is_found_after_catching_up(tmp_path: Path) -> None:
    """The reader sees documents at once, and the revision when it asks."""
    store = Store.open(tmp_path)
    beside = StoreReader.beside(tmp_path)
    with store.transaction(*PLACE) as documents:
        documents.put("pet", "dog", document={"name": "Rex"})
    before = beside.revision
    beside.catch_up()

    assert (before, beside.revision, store.revision) == (0, 1, 1)
    assert beside.changes_since(0) == {(*PLACE, "pet", ("dog",))}
    assert beside.scopes() == [PLACE]
    with beside.reading(*PLACE) as documents:
        assert documents.get("pet", "dog") == {"name": "Rex"}
    beside.close()
    store.close()


def test_a_reader_does_not_hold_the_directory(tmp_path: Path) -> None:
    """Who writes may come and go while others read."""
    Store.open(tmp_path).close()
    beside = StoreReader.beside(tmp_path)
    Store.open(tmp_path).close()
    beside.close()
