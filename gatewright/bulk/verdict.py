"""What is said of one refused call, as far as counting needs it; whoever decides is handed over."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

Said = Literal["decided", "narrowed", "undecidable", "not-refused"]
"""How far a line goes: one cause answers, several can, none does; or it tells of no refusal at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a line of a log says of the refusal that it tells."""

    outcome: Said
    """How far the line goes."""

    answered_by: str
    """Who refused, as a diagnosis names it: `api-gateway-rest`."""

    causes: tuple[str, ...] = ()
    """Ids of the causes that can be meant, the likeliest first."""

    standing: str = ""
    """How the first of them stands; empty without one."""


Decide = Callable[[Mapping[str, str]], Verdict]
"""Decides the call of a line by its `$context` variables; raises `ValueError` where one cannot be what it says."""
