"""
The JSON of an answer as Python prints it once it has parsed it: with other quotes, `None`, and `u` before a text.

People paste what `print(response.json())`, or an exception of botocore, shows.
"""

import ast
import json
from typing import Final

_LONGEST: Final = 8_000
_MEMBERS: Final = ("'message'", "'Message'", "'Code'", "'code'", '"message"')


def printed_by_python(text: str) -> bytes | None:
    """Return the JSON of a dictionary, or of a list of them, that tells an error; `None` when there is none."""
    if len(text) > _LONGEST or not any(member in text for member in _MEMBERS):
        return None
    outer_first = sorted((("{", "}"), ("[", "]")), key=lambda pair: text.find(pair[0]))
    found = (_literal(text, opening, closing) for opening, closing in outer_first)
    return next((json.dumps(each).encode() for each in found if each is not None), None)


def _literal(text: str, opening: str, closing: str) -> dict[str, object] | None:
    first, last = text.find(opening), text.rfind(closing)
    if first < 0 or last < first:
        return None
    try:
        value = ast.literal_eval(text[first : last + 1])
        json.dumps(value)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return None
    if isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
        return {"errors": value}
    return value if isinstance(value, dict) else None
