"""
A value of a plan with the references filled in that are known only when it is applied, also in nested blocks.

Blocks of a plan may stand in another order than in the configuration: each is matched by what is written in it.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

LedTo: TypeAlias = Callable[[str, Any], Any | None]
"""What the expression of an attribute comes to, `None` where that is not settled."""


class NotSettled(Exception):
    """Something that is needed is known only when the plan is applied; `name` is what."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def filled(value: Any, expression: Any, led_to: LedTo) -> Any:
    """Return the value of a block with what its expression refers to; raises `NotSettled`."""
    if isinstance(value, list) and isinstance(expression, list):
        left = list(expression)
        return [filled(one, _matching(one, left), led_to) for one in value]
    if not isinstance(value, Mapping) or not isinstance(expression, Mapping):
        return value
    found = {name: filled(one, expression.get(name), led_to) for name, one in value.items()}
    for name, one in expression.items():
        if name not in value and _refers(one):
            settled = led_to(name, one)
            if settled is None:
                raise NotSettled(name)
            found[name] = settled
    return found


def _refers(expression: Any) -> bool:
    return isinstance(expression, Mapping) and bool(expression.get("references"))


def _matching(value: Any, left: list[Any]) -> Any:
    """Take the expression that a block was written as: the first whose constants are those of the block."""
    for number, one in enumerate(left):
        if _agrees(value, one):
            return left.pop(number)
    return None


def _agrees(value: Any, expression: Any) -> bool:
    if isinstance(expression, Mapping) and "constant_value" in expression:
        return _text(value) == _text(expression["constant_value"])
    if isinstance(value, Mapping) and isinstance(expression, Mapping):
        return all(_agrees(value[name], one) for name, one in expression.items() if name in value)
    if isinstance(value, list) and isinstance(expression, list):
        left = list(expression)
        return len(value) == len(expression) and all(_matching(one, left) is not None for one in value)
    return True


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
