"""The command `gatewright`: its arguments, its statuses, and what it loads."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gatewright import __version__
from gatewright.cli import diagnose
from gatewright.cli.main import COMMANDS, main
from tests.casebook import ROOT
from tests.cli.command import gatewright

FULL = Path("/dev/full")
LOADED = """
import json, sys
from gatewright.cli.main import main
try:
    main({arguments!r})
except SystemExit:
    pass
sys.stdout.flush()
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def loaded(*arguments: str) -> set[str]:
    """Return every module that a command loads."""
    code = LOADED.format(arguments=list(arguments))
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_help_loads_nothing_slow() -> None:
    """`--help` comes at once: no AWS library, no event loop, no catalogue."""
    modules = loaded("--help")

    slow = {"boto3", "botocore", "asyncio", "sqlite3", "polib", "httptools", "gatewright.engine.catalogue"}
    assert not modules & slow


@pytest.mark.parametrize("command", [("causes",), ("explain", "route.not-found")])
def test_offline_commands_load_no_aws_library(command: tuple[str, ...]) -> None:
    """What reads the catalogue opens no socket and no store."""
    assert not loaded(*command) & {"boto3", "botocore", "asyncio", "sqlite3"}


def test_every_command_is_listed_and_has_a_help() -> None:
    """`--help` names each command; each has a help of its own."""
    done = gatewright("--help")

    assert done.status == 0
    assert all(re.search(rf"^    {name}\b", done.out, re.MULTILINE) for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_each_command(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`COMMAND --help` shows its arguments and ends with 0."""
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])

    assert left.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: gatewright {command}")


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` says which it is."""
    with pytest.raises(SystemExit):
        main(["--version"])

    assert capsys.readouterr().out == f"gatewright {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("diagnoze",),
        ("diagnose",),
        ("causes", "--format", "xml"),
        ("causes", "--nope"),
        ("explain",),
        ("serve", "--port", "many"),
        ("serve", "--memory", "--state", "x"),
        ("causes", "--color", "red"),
    ],
)
def test_bad_usage_is_one_line_and_status_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be understood is said in one line on standard error."""
    with pytest.raises(SystemExit) as left:
        main(arguments)

    told = capsys.readouterr()
    assert left.value.code == 2
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert told.err.startswith("gatewright")


def test_ctrl_c_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupted command says nothing and ends with 130."""

    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(diagnose, "run", interrupted)

    assert main(["diagnose", "x"]) == 130


def test_ctrl_c_at_a_terminal_shows_no_traceback(tmp_path: Path) -> None:
    """SIGINT while it waits for its input: status 130, silence."""
    pipe = tmp_path / "evidence"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "gatewright", "diagnose", str(pipe)]
    with (
        # Whoever runs the tests in the background (`nohup`) has SIGINT ignored, and children inherit that.
        subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - the child does no more
        ) as process,
        # Opening a pipe waits for its reader: from here on the command reads.
        pipe.open("wb"),
    ):
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)

    assert (process.returncode, out, err) == (130, b"", b"")


def test_a_reader_that_leaves_early_is_no_trouble() -> None:
    """`gatewright causes | head -1`: no complaint about the pipe."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "gatewright", "causes"], stdout=write, stderr=subprocess.PIPE, cwd=ROOT, check=False
    )
    os.close(write)

    assert (done.returncode, done.stderr) == (0, b"")


def test_a_full_disk_is_one_line() -> None:
    """When the output cannot be written, it is said, and the status is 2."""
    if not FULL.exists():
        pytest.skip("needs /dev/full")
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "gatewright", "causes"], stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False
        )

    assert done.returncode == 2
    assert done.stderr == b"gatewright: cannot write standard output: no space left on device\n"


def test_the_name_alone_tells_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    """With the command that most come for."""
    with pytest.raises(SystemExit):
        main([])

    assert "`curl -v URL 2>&1 | gatewright diagnose -`" in capsys.readouterr().err


@pytest.mark.parametrize(("words", "expected"), [(["help"], "COMMAND"), (["help", "diagnose"], "EVIDENCE")])
def test_help_is_a_word_too(words: list[str], expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As in many commands."""
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 0
    assert expected in capsys.readouterr().out
