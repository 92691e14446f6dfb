import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from gatewright.gateway.functions.call_log import Place
from gatewright.gateway.functions.launcher import Launcher
from gatewright.gateway.functions.runnable import Runnable
from tests.gateway.functions.conftest import Run
from tests.gateway.functions.made import runnable


async def nothing(_runnable: Runnable) -> Mapping[str, str]:
    """Give no credentials."""
    return {}


def test_a_process_is_started_with_a_log_stream_of_its_own(run: Run, tmp_path: Path) -> None:
    """The first line says what really runs it."""
    lines: list[tuple[Place, str]] = []
    (tmp_path / "app.py").write_text("def handler(e, c): return 1")

    async def launch() -> bool:
        launcher = Launcher(lambda place, _, text: lines.append((place, text)), lambda: "", nothing)
        process = await launcher.launch(runnable(), tmp_path)
        ready = await process.ready(5)
        process.kill()
        await process.gone()
        return ready

    assert run(launch())
    assert re.fullmatch(r"\d{4}/\d\d/\d\d/\[\$LATEST\][0-9a-f]{32}", lines[0][0][3])
    assert lines[0][1].startswith("INIT_START Runtime Version: python:3.")


def test_what_cannot_be_started_is_an_error(run: Run, tmp_path: Path) -> None:
    """No folder, or no such runtime."""

    async def launch(**changes: str) -> None:
        launcher = Launcher(lambda *_: None, lambda: "", nothing)
        await launcher.launch(runnable(**changes), tmp_path / "missing")

    with pytest.raises(OSError, match="No such file"):
        run(launch())
    with pytest.raises(ValueError, match="java21"):
        run(launch(runtime="java21"))
