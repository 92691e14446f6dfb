"""Read the JSON text of a policy: duplicate keys are refused, numbers and booleans keep their spelling.

JSON itself lets a later key win silently; a policy in which half of the conditions vanish must not be taken.
"""

import json
from collections.abc import Mapping
from typing import Final, NoReturn

from gatewright.aws.policy.malformed import MalformedPolicy

DEEPEST: Final = 20
"""How deep lists and objects may nest; a policy needs six."""


def read(text: str) -> object:
    """Return what a JSON text says, each number as a text."""
    try:
        found: object = json.loads(
            text, object_pairs_hook=_once, parse_int=str, parse_float=str, parse_constant=_constant
        )
    except json.JSONDecodeError as error:
        raise MalformedPolicy(
            f"expected JSON; line {error.lineno}, column {error.colno}: {error.msg.lower()}"
        ) from None
    except RecursionError:
        raise _too_deep() from None
    _limit_depth(found)
    return found


def _once(pairs: list[tuple[str, object]]) -> Mapping[str, object]:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise MalformedPolicy(f"the key `{name}` stands twice in one object")
        found[name] = value
    return found


def _constant(text: str) -> NoReturn:
    raise MalformedPolicy(f"expected JSON; `{text}` is no number of JSON")


def _limit_depth(found: object) -> None:
    level = [found]
    for _ in range(DEEPEST):
        level = [
            child
            for value in level
            for child in (value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ())
        ]
        if not level:
            return
    raise _too_deep()


def _too_deep() -> MalformedPolicy:
    return MalformedPolicy("the document nests deeper than any policy")
