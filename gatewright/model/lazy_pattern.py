"""A regular expression that is compiled when it is first used.

Most of the patterns of this project read evidence of a kind that a single diagnosis does not have; to compile all of
them is some tenth of the time in which the command starts (measured).
"""

import re
from typing import Any, cast

__all__ = ["pattern"]


class _Uncompiled:
    """Stands for a pattern; each method is that of the compiled one, and is kept here once it was asked for."""

    def __init__(self, text: str, flags: int) -> None:
        self._given = (text, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(re.compile(*self._given), name)
        setattr(self, name, found)
        return found


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` returns, but for its type: give it to no function of `re`."""
    return cast(re.Pattern[str], _Uncompiled(text, flags))
