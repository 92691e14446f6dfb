"""JSON as RFC 8259 has it, with errors that name line and column."""

import json
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.errors import shown

_STUTTERED: Final = pattern(r':\s*""([^"\n]{1,2000})""(?=\s*[,}\]])')
_LAST_COMMA: Final = pattern(r",(?=\s*[}\]])")
_OPENINGS: Final = ("{", "[")


class JsonError(ValueError):
    """Text that is no JSON; the message is one line that starts with the place."""


def parse(text: str) -> Any:
    """Return the value of `text`; raises `JsonError`."""
    try:
        return json.loads(text) if text.startswith("\ufeff") else _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise JsonError(_message(text, error)) from error
    except JsonError:
        raise
    except ValueError as error:
        # CPython refuses integers of more than 4300 digits, because reading them takes quadratic time.
        raise JsonError("line 1: the JSON holds a number that is too long") from error
    except RecursionError as error:
        raise JsonError("line 1: the JSON is nested too deeply") from error


def unstuttered(text: str) -> str:
    """Return JSON in which a value stands in two pairs of quotes with one: `"messageString": ""Forbidden""`.

    `$context.error.messageString` brings its own quotes, and many formats put others around it. A comma behind the last
    member, as Python and JavaScript have it, is taken off. What is JSON stays as it is.
    """
    if text.lstrip()[:1] not in _OPENINGS or ('""' not in text and _LAST_COMMA.search(text) is None):
        return text
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return _LAST_COMMA.sub("", _STUTTERED.sub(r': "\1"', text))
    return text


def kind_name(value: object) -> str:
    """Return what a value is in JSON's words, with the article."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "a string"
    return "an array" if isinstance(value, list) else "an object"


def came(value: object) -> str:
    """Return a value as an error message quotes it: scalars as written, the rest by kind."""
    if isinstance(value, str | int | float) or value is None:
        return "got " + shown(json.dumps(value, ensure_ascii=False))
    return f"got {kind_name(value)}"


def _message(text: str, error: json.JSONDecodeError) -> str:
    place = f"line {error.lineno}, column {error.colno}: "
    if not text.strip():
        return place + "expected JSON, got nothing"
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        return place + "the JSON is cut off here"
    return f"{place}no JSON: {error.msg[0].lower()}{error.msg[1:]}, got {shown(text[error.pos :].splitlines()[0], 20)}"


def _refuse_constant(name: str) -> Any:
    raise JsonError(f"line 1: no JSON: `{name}` is not a JSON number")


_DECODER: Final = json.JSONDecoder(parse_constant=_refuse_constant)
"""Made once: a large log is read by it line by line."""
