"""Mark words for people; nothing here opens a file.

`N_` marks a text for the catalogues. A `Message` keeps the marked text and its arguments apart until
somebody reads it; the drivers (`cli`, `doctor.report`) load a catalogue and call `render`.
"""

from collections.abc import Callable
from typing import Final

LANGUAGES: Final = ("en", "fr", "es", "ja")
"""The languages that every catalogue is complete in; English is the source."""

Translate = Callable[[str], str]
"""From an English text to the reader's language; the text itself where there is no translation."""


def N_(text: str) -> str:  # noqa: N802 - gettext's own name, which its extractors look for
    """Mark `text` for translation and return it unchanged."""
    return text


def in_english(text: str) -> str:
    """Leave a text as it was written: the `Translate` of English."""
    return text
