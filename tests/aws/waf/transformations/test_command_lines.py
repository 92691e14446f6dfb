"""Command lines."""

import pytest

from gatewright.aws.waf.transformations.command_lines import cmd_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"C^OMMAND /C DIR", b"command/c dir"),
        (b"cmd,/c DiR", b"cmd/c dir"),
        (b'"command" /c DiR', b"command/c dir"),
        (b"a;\t,b  (c", b"a b(c"),
        (b"", b""),
    ],
)
def test_what_a_shell_passes_over_goes(text: bytes, expected: bytes) -> None:
    """Inputs and outputs as ModSecurity's `cmdLine` has them."""
    assert cmd_line(text) == expected
