import asyncio
from pathlib import Path

import pytest

from gatewright.server import watching
from gatewright.server.stacks import Brought, Declare, bring
from gatewright.server.watching import follow, look
from gatewright.sources.templates.declaration import Declaration, Reading
from gatewright.sources.templates.declared import read_all
from gatewright.store.store import Store
from tests.server.test_stacks import SETTINGS

API = 'Resources: {Api: {Type: "AWS::ApiGateway::RestApi", Properties: {Name: NAME}}}'


def edited(place: Path, *texts: str) -> list[str]:
    """Return what is said of edits that follow one another."""
    store = Store.open(None)
    said: asyncio.Queue[str] = asyncio.Queue()

    def declare() -> tuple[Declaration, ...]:
        return read_all([place], Reading(region="eu-west-1"))

    async def bringing(declaring: Declare) -> tuple[Brought, ...]:
        return bring(store, SETTINGS, declaring())

    def served(_: tuple[Brought, ...]) -> None:
        with store.reading("111122223333", "eu-west-1") as documents:
            said.put_nowait(documents.list("rest_api")[0]["name"])

    async def run() -> list[str]:
        brought = await bringing(declare)
        task = asyncio.ensure_future(follow(bringing, declare, brought, served, said.put_nowait, seconds=0.02))
        heard = []
        for text in texts:
            await asyncio.sleep(0.1)
            await asyncio.to_thread(place.write_text, text)
            heard.append(await asyncio.wait_for(said.get(), 10))
        task.cancel()
        return heard

    return asyncio.run(run())


def test_an_edit_is_served_and_a_broken_one_is_said(tmp_path: Path) -> None:
    """What was stays until somebody repairs it."""
    place = tmp_path / "shop.yaml"
    place.write_text(API.replace("NAME", "first"))
    said = edited(place, API.replace("NAME", "second"), "Resources: [", API.replace("NAME", "third-one"))

    assert (said[0], said[2]) == ("second", "third-one")
    assert said[1].startswith(f"{place}: line 1: neither JSON nor YAML")


def test_a_look_sees_files_in_folders(tmp_path: Path) -> None:
    """What is gone is not seen, nor what Python keeps beside its sources."""
    (tmp_path / "src" / "__pycache__").mkdir(parents=True)
    (tmp_path / "src" / "a.py").write_text("x")
    (tmp_path / "src" / "__pycache__" / "a.pyc").write_text("x")

    assert [name for name, _, _ in look([tmp_path / "src", tmp_path / "none"])] == [
        str(tmp_path / "src"),
        str(tmp_path / "src" / "a.py"),
    ]


def test_a_look_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders may hold more than anybody wants to look at."""
    for number in range(5):
        (tmp_path / str(number)).write_text("x")
    monkeypatch.setattr(watching, "_MOST_FILES", 3)

    assert len(look([tmp_path])) == 3
