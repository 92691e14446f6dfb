"""Words are marked where they are written and translated where they are read."""

from gatewright.i18n import LANGUAGES, N_, in_english


def test_marking_changes_nothing() -> None:
    """A marked text is the text: it is machine-readable until a person reads it."""
    text = "The API key that came is disabled."

    assert N_(text) is text


def test_english_is_the_source() -> None:
    """English needs no catalogue."""
    assert LANGUAGES[0] == "en"
    assert in_english("Forbidden") == "Forbidden"
