"""A method that templates may call: what it does, and what arguments it takes.

Java picks a method by its name and the types of its arguments; where none fits, Velocity has no value for the call.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gatewright.aws.vtl.run import Run

__all__ = ["ANY", "Method", "Methods"]

ANY = object
"""Fits every argument."""


@dataclass(frozen=True, slots=True)
class Method:
    """One method with one list of argument types."""

    apply: Callable[..., object]
    """Takes the run, the value and the arguments."""

    types: tuple[type, ...] = ()
    """What each argument must be: `str`, `int` (no boolean), `list`, `dict`, or `ANY`."""

    def call(self, run: Run, value: object, arguments: tuple[Any, ...]) -> object:
        """Return what the method returns; nothing where an argument does not fit."""
        for argument, wanted in zip(arguments, self.types, strict=True):
            if wanted is int:
                if type(argument) is not int:
                    return None
            elif not isinstance(argument, wanted):
                return None
        return self.apply(run, value, *arguments)


Methods = dict[tuple[str, int], Method]
"""Methods by name and number of arguments."""
