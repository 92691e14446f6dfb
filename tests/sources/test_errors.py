"""What is shown of a user's text in an error message."""

from gatewright.sources.errors import AccountError, DocumentError, EvidenceError, SourceError, shown


def test_every_error_of_the_tree_can_be_caught_as_one() -> None:
    """The command line catches one class, and prints its one line."""
    assert all(issubclass(error, SourceError) for error in (EvidenceError, DocumentError, AccountError))


def test_line_stands_before_the_message() -> None:
    """The line number comes first, as in `line 7: expected ...`."""
    assert str(EvidenceError("expected a header", line=7)) == "line 7: expected a header"


def test_shown_text_stays_on_one_line_and_is_not_too_long() -> None:
    """Line breaks and control characters are replaced; long text is cut."""
    assert shown("a\nb\x1b[31m") == "`a\ufffdb\ufffd[31m`"
    assert shown("x" * 61) == "`" + "x" * 60 + "...`"
