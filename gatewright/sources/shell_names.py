"""What the variables of a shell were last set to above a command: `URL=https://...`, `export KEY="..."`.

POSIX sh (XCU 2.9.1: assignments); `$env:KEY = "..."` of PowerShell. What another variable or a command fills in is not
told, and so is a variable that is set to it.
"""

from typing import Final

from gatewright.model.lazy_pattern import pattern

_SET: Final = pattern(
    r"(?m)^(?:[^\n=]{0,80}?[$%#>] ?)?[ \t]*(?:(?:export|readonly|local|declare(?: -\w+)?|set)[ \t]+|\$env:|\$)?"
    r"(?P<name>[A-Za-z_]\w*)[ \t]?=[ \t]?(?:(?P<value>'[^'\n]*'|\"[^\"\n]*\"|[^\s;&|'\"()]+)[ \t]*(?:;|&&|$))?"
)
_ABOVE: Final = 20_000
"""How far above a command is looked."""


def shell_names(text: str, before: int) -> dict[str, str]:
    """Return the variables that are set before index `before`; one that is not told any more is left out."""
    names: dict[str, str] = {}
    for found in _SET.finditer(text, text.rfind("\n", 0, max(before - _ABOVE, 0)) + 1, before):
        value = found["value"] or "$"
        bare = value[1:-1] if value[0] in "'\"" else value
        if value[0] != "'" and ("$" in bare or "`" in bare):
            names.pop(found["name"], None)
        else:
            names[found["name"]] = bare
    return names
