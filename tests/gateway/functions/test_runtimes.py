import sys
from pathlib import Path

import pytest

from gatewright.gateway.functions import runtimes
from tests.gateway.functions.made import runnable


def test_python_runs_on_the_interpreter_of_the_server() -> None:
    """AWS's own client runs the handler, whatever number the runtime has."""
    assert [sys.executable, "-m", "awslambdaric", "app.handler"] == runtimes.command(
        runnable(runtime="python3.9"), "/code"
    )
    assert f"python:{sys.version.split()[0]}" == runtimes.shown(runnable(runtime="python3.9"))
    assert runtimes.refusal("python3.13") is None


@pytest.mark.skipif(runtimes.node() is None, reason="there is no node on this machine")
def test_node_runs_our_client() -> None:
    """V8 is told how much memory there is."""
    program, memory, script, handler = runtimes.command(runnable(runtime="nodejs22.x", memory_mb=256), "/code")

    assert (runtimes.node(), "--max-old-space-size=230", "app.handler") == (program, memory, handler)
    assert script.endswith("node_bootstrap.mjs")
    assert runtimes.shown(runnable(runtime="nodejs22.x")).startswith("nodejs:")


def test_a_runtime_that_is_brought_along_is_its_program(tmp_path: Path) -> None:
    """`bootstrap`, as on AWS, which has to be a program."""
    own = runnable(runtime="provided.al2023")
    with pytest.raises(OSError, match=r"Couldn't find valid bootstrap\(s\)"):
        runtimes.command(own, str(tmp_path))
    program = tmp_path / "bootstrap"
    program.touch(mode=0o700)

    assert runtimes.refusal("provided.al2023") is None
    assert [str(program)] == runtimes.command(own, str(tmp_path))
    assert "provided.al2023" == runtimes.shown(own)


@pytest.mark.parametrize("runtime", ["java21", "dotnet8", "ruby3.3", "go1.x", "python2.7", "nodejs", "custom"])
def test_other_runtimes_are_refused_by_name(runtime: str) -> None:
    """Nothing is started that could not run."""
    assert f"functions of runtime `{runtime}` are not run by this server" == runtimes.refusal(runtime)
    with pytest.raises(ValueError, match=runtime):
        runtimes.command(runnable(runtime=runtime), "/code")


def test_node_is_refused_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal says what is missing."""
    monkeypatch.setattr(runtimes, "node", lambda: None)

    assert "functions of runtime `nodejs22.x` need `node`, and there is none on this machine" == runtimes.refusal(
        "nodejs22.x"
    )
