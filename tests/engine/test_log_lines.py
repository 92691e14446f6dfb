"""What a line of the execution log is."""

from gatewright.engine.log_lines import LONGEST, Line, masked, shown_body


def test_a_long_line_is_cut() -> None:
    """Behind the request id stand 1,024 characters, then the mark."""
    assert Line("x" * 2_000).whole("id") == "(id) " + "x" * LONGEST + " [TRUNCATED]"
    assert Line("short").whole("id") == "(id) short"


def test_a_secret_shows_its_last_six_characters() -> None:
    """A short one shows none."""
    assert (masked("0123456789"), masked("012345")) == ("****456789", "******")


def test_a_body_that_is_no_text_is_shown_all_the_same() -> None:
    """What cannot be read stands as the replacement character."""
    assert shown_body(b"a\xff") == "a\ufffd"
