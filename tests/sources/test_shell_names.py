"""Variables of a shell stand for what they were last set to."""

import pytest

from gatewright.sources.shell_names import shell_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("URL=https://h/prod\n", {"URL": "https://h/prod"}),
        ("$ export KEY='abc'\n", {"KEY": "abc"}),
        ('user@host:~$ KEY="a b"\n', {"KEY": "a b"}),
        ('PS C:\\> $env:KEY = "abc"\n', {"KEY": "abc"}),
        ('$url = "https://h"\n', {"url": "https://h"}),
        ("C:\\>set KEY=abc\n", {"KEY": "abc"}),
        ("A=1; B=2\n", {"A": "1"}),
        ("A=1\nA=2\n", {"A": "2"}),
        ("A=1\nA=$(aws x)\n", {}),
        ("A=1\nA=$B\n", {}),
        ('A=1\nA="x $B"\n', {}),
        ("see https://h/?a=1\n", {}),
    ],
)
def test_what_is_set(text: str, names: dict[str, str]) -> None:
    """In every shell; what another variable fills in is not told."""
    assert shell_names(text, len(text)) == names


def test_what_is_set_later_does_not_count() -> None:
    """A command sees what stands above it."""
    assert shell_names("A=1\ncurl\nA=2\n", 4) == {"A": "1"}
