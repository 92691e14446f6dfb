"""Where a command writes, and whether in colour."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest

from gatewright.cli.exits import UsageError
from gatewright.cli.output import add_output_arguments, emit, in_colour
from tests.cli.command import gatewright


def options(*arguments: str) -> Namespace:
    """Return the options of a command with a report."""
    parser = ArgumentParser()
    add_output_arguments(parser, ("text", "json"))
    return parser.parse_args(arguments)


def test_the_first_format_is_the_usual_one() -> None:
    """Without `--format` a person is meant."""
    assert (options().format, options("--format", "json").format) == ("text", "json")


def test_colour_is_for_terminals(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Asked for always or never; else only at a terminal, without NO_COLOR, and never in a file."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    at_a_terminal = in_colour(options())
    in_a_file = in_colour(options("--output", str(tmp_path / "f")))
    monkeypatch.setenv("NO_COLOR", "1")
    without = in_colour(options())
    asked = in_colour(options("--color", "always"))

    assert (at_a_terminal, in_a_file, without, asked) == (True, False, False, True)
    assert not in_colour(options("--color", "never"))


def test_a_report_goes_to_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--output`, standard output stays empty; the file is UTF-8."""
    emit(options("--output", str(tmp_path / "f")), "réponse 応答\n")

    assert (tmp_path / "f").read_text("utf-8") == "réponse 応答\n"
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("place", ["missing/f", "."])
def test_a_file_that_cannot_be_written_is_said(tmp_path: Path, place: str) -> None:
    """The complaint names the file and why."""
    with pytest.raises(UsageError, match="cannot write `"):
        emit(options("--output", str(tmp_path / place)), "x")


def test_an_encoding_that_lacks_a_letter_loses_no_report() -> None:
    """On a terminal that knows only ASCII, other letters come as escapes."""
    done = gatewright("explain", "xyzzy", environment={"PYTHONIOENCODING": "ascii", "LC_ALL": "ja_JP.UTF-8"})

    assert (done.status, done.err) == (3, "")
    assert done.out.isascii()
