"""What the names of a script were last set to above a call: `url = "..."`, `const headers = {...}`."""

from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.script_literal import UNTOLD, Literal, Script, value_at

_SET: Final = pattern(
    r"(?m)^[ \t>.]*(?:(?:const|let|var)[ \t]+)?(?P<name>[A-Za-z_$][\w$]*)"
    r"(?:\[(?P<quote>['\"])(?P<member>[^'\"\n]+)(?P=quote)\])?"
    r"[ \t]*=(?!=)[ \t]*(?=\S)"
)
_ABOVE: Final = 20_000
"""How far above a call is looked."""


def names_above(text: str, before: int, *, spaced: bool) -> dict[str, Literal]:
    """Return the values of the names that are set before index `before`; unknown ones are marked so."""
    names: dict[str, Literal] = {}
    for found in _SET.finditer(text, max(before - _ABOVE, 0), before):
        script = Script(text[:before], found.end(), names, spaced)
        try:
            value = value_at(script)
        except ValueError:
            value = UNTOLD
        whole = names.get(found["name"])
        if found["member"] is None:
            names[found["name"]] = value
        elif isinstance(whole, dict):
            names[found["name"]] = {**whole, found["member"]: value}
    return names
