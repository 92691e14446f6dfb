"""The command that prints the completion of a shell."""

import pytest

from gatewright.cli.main import COMMANDS, main


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_command_prints_it(capsys: pytest.CaptureFixture[str], shell: str) -> None:
    """On standard output, with every command."""
    assert main(["completion", shell]) == 0
    told = capsys.readouterr().out

    assert all(name in told for name in COMMANDS)
