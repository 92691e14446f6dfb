"""A folder for what nobody keeps."""

from pathlib import Path

from gatewright.server.scratch import Scratch
from gatewright.store.store import LOCK_FILE, Store


def test_a_folder_is_removed_with_all_it_holds(tmp_path: Path) -> None:
    """Nothing of the state stays."""
    scratch = Scratch(tmp_path)
    Store.open(scratch.folder, durable=False).close()
    scratch.remove()

    assert [] == list(tmp_path.iterdir())


def test_what_a_killed_server_left_is_removed_by_the_next(tmp_path: Path) -> None:
    """What a living one uses, and what is no state, stays."""
    left, used, strange = (tmp_path / f"gatewright-memory-{name}" for name in ("left", "used", "strange"))
    for folder in (left, used, strange):
        folder.mkdir()
    (left / LOCK_FILE).touch()
    living = Store.open(used)
    scratch = Scratch(tmp_path)

    assert sorted([used, strange, scratch.folder]) == sorted(tmp_path.iterdir())
    living.close()
