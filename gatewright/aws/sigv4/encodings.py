"""How encoders of URLs differ from each other: the characters that they leave alone, and the case of their digits."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

LEFT_ALONE: Final = "!*'()+$@:;,=&|{}[]"
"""Characters that some encoder of URLs leaves as they are."""

SAFE_SETS: Final = ("!*'()", "!'()", "*'()", "!'()*~", "*", ":@!$&'()*+,;=")
"""What the encoders of JavaScript, PHP, Java and Go leave alone together."""

MOST: Final = 32
"""So many path segments, parameters and headers are tried one by one: a long request must not take long to read."""


def as_bytes(text: str) -> str:
    """Return a percent-encoded text decoded, each of its bytes as one letter (see `wire_bytes.py`)."""
    return unquote(text, encoding="latin-1")


def characters_left_alone(text: str) -> Iterator[str]:
    """Yield a text with one character after the other not encoded, or once only; and with the tilde encoded."""
    for character in LEFT_ALONE:
        code = f"%{ord(character):02X}"
        again = code.replace("%", "%25")
        yield text.replace(code, character)
        yield text.replace(again, character)
        yield text.replace(again, code)
    yield text.replace("~", "%7E")
    yield text.replace("~", "%257E")


def lower_case_hex(text: str) -> str:
    """Return the text with each `%2F` as `%2f`."""
    first, *rest = text.split("%")
    return "%".join((first, *(part[:2].lower() + part[2:] for part in rest)))
