"""A picture of columns as SVG within a page: it stretches to the width that there is, and its words stay legible.

Nothing but elements and classes: it needs no script and no style attribute, so the strictest page may show it.
"""

from collections.abc import Callable
from html import escape
from typing import Final

from gatewright.bulk.report.stacks import Stacks

_HEIGHT: Final = 1000
_GAP: Final = 0.12


def ceiling(number: int) -> int:
    """Return the next number that a reader can halve in the head: 1, 2, 3, 4, 5, 6, 8 or 10 times a power of ten."""
    power = 1
    while number > 10 * power:
        power *= 10
    steps = (1, 2, 4, 6, 8, 10) if power == 1 else (1, 2, 3, 4, 5, 6, 8, 10)
    return next(step * power for step in steps if step * power >= number)


def chart(stacks: Stacks, *, label: str, tell: Callable[[int], str], when: Callable[[int], str]) -> str:
    """Return the picture; `tell` says what a column holds, `when` a moment; `label` says what all of it is."""
    top = ceiling(stacks.highest)
    columns = "".join(_column(stacks, number, top, tell(number)) for number in range(len(stacks.columns)))
    count = len(stacks.columns)
    lines = "".join(f'<line class="grid" x1="0" x2="{count}" y1="{y}" y2="{y}"/>' for y in (0, _HEIGHT // 2, _HEIGHT))
    moments = "".join(f"<span>{escape(when(stacks.begins(at)))}</span>" for at in (0, count // 2, count))
    numbers = f'<span class="top">{top:,}</span>' + (f'<span class="half">{top // 2:,}</span>' if top > 1 else "")
    return (
        f'<div class="chart"><div class="plot"><svg viewBox="0 0 {count} {_HEIGHT}" preserveAspectRatio="none"'
        f' role="img" aria-label="{escape(label)}">{lines}{columns}</svg>'
        f'<div class="scale" aria-hidden="true">{numbers}</div></div>'
        f'<div class="moments" aria-hidden="true">{moments}</div></div>'
    )


def bar(share: float, colour: str = "") -> str:
    """Return a bar of a length from 0 to 1."""
    kind = f' class="{colour}"' if colour else ""
    length = f"{max(0.4, min(100.0, share * 100)):.4g}"
    return f'<svg class="bar" aria-hidden="true"><rect{kind} width="{length}%" height="100%" rx="3"/></svg>'


def swatch(colour: str) -> str:
    """Return a square of a colour."""
    return f'<svg class="swatch" aria-hidden="true"><rect class="{colour}" width="100%" height="100%"/></svg>'


def _column(stacks: Stacks, number: int, top: int, told: str) -> str:
    """Return one column, from the bottom up; the whole of its height tells what it holds."""
    parts = stacks.columns[number]
    if not any(parts):
        return ""
    bottom = 0
    drawn = []
    for layer, calls in enumerate(parts):
        if calls:
            height = calls * _HEIGHT / top
            y = _HEIGHT - (bottom * _HEIGHT / top) - height
            drawn.append(
                f'<rect class="{stacks.colour(layer)}" x="{number + _GAP / 2:g}" y="{y:.4g}"'
                f' width="{1 - _GAP:g}" height="{height:.4g}"/>'
            )
            bottom += calls
    whole = f'<rect class="hit" x="{number}" y="0" width="1" height="{_HEIGHT}"/>'
    return f"<g><title>{escape(told)}</title>{whole}{''.join(drawn)}</g>"
