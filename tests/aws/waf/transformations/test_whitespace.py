"""White space and NUL bytes."""

from gatewright.aws.waf.transformations import whitespace


def test_runs_become_one_blank() -> None:
    """Every kind of white space counts, the no-break space too."""
    assert whitespace.compress_white_space(b"a \t\n\xa0b\x0bc\x0c \rd") == b"a b c d"


def test_white_space_goes_altogether() -> None:
    """All of it, wherever it stands."""
    assert whitespace.remove_whitespace(b" a\tb\xa0c\n") == b"abc"


def test_ends_are_trimmed() -> None:
    """Both, the left or the right one; what is within stays."""
    value = b" \t a b \r\n"
    trims = (whitespace.trim, whitespace.trim_left, whitespace.trim_right)

    assert tuple(trim(value) for trim in trims) == (b"a b", b"a b \r\n", b" \t a b")


def test_nul_bytes_go_or_become_blanks() -> None:
    """One each."""
    assert (whitespace.remove_nulls(b"a\0b\0"), whitespace.replace_nulls(b"a\0b\0")) == (b"ab", b"a b ")
