"""What the help of a command ends with."""

import shlex

import pytest

from gatewright.cli.examples import EXAMPLES, STATUSES, epilog
from gatewright.cli.main import COMMANDS, main, parser_of_all


@pytest.mark.parametrize(("command", "words"), [(name, each) for name in EXAMPLES for each, _ in EXAMPLES[name]])
def test_each_example_is_a_command_that_can_be_given(command: str, words: str) -> None:
    """With arguments that exist."""
    given = shlex.split((words.partition("| ")[2] or words).partition(" > ")[0])

    assert ["gatewright", command] == given[:2]
    assert command == parser_of_all().parse_args(given[1:]).command


def test_commands_without_examples_have_none() -> None:
    """And no heading over nothing."""
    assert epilog("causes") is None
    assert set(EXAMPLES) | set(STATUSES) <= set(COMMANDS)


def test_the_help_ends_with_them(capsys: pytest.CaptureFixture[str]) -> None:
    """As they stand, each on its line."""
    with pytest.raises(SystemExit):
        main(["diagnose", "--help"])

    out = capsys.readouterr().out
    assert "\n  curl -v URL 2>&1 | gatewright diagnose -\n      a call, with what it answered\n" in out
    assert out.endswith("exit status: " + STATUSES["diagnose"] + "\n")


def test_whoever_asks_for_no_command_learns_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    """The first help that a stranger reads says what to do with a 403."""
    with pytest.raises(SystemExit):
        main(["--help"])

    assert "curl -v URL 2>&1 | gatewright diagnose -" in capsys.readouterr().out
