"""Calls: macros, and the blocks that `#define` names.

Macros are called by name, as in Velocity 1.7: an argument is evaluated anew wherever the macro uses it. How deeply
they may call each other is limited, so that a macro that calls itself is an error and not a hang.
"""

from contextlib import suppress
from typing import Final

from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.nodes import Macro, MacroCall
from gatewright.aws.vtl.run import CALLS, Argument, Evaluate, Render, Run

__all__ = ["Broken", "Declared", "Definition", "Given", "enter", "macro_call", "nothing_at_all", "until_break"]


def nothing_at_all(_run: Run) -> None:
    """Print nothing."""


ENTERING: Final = 8
"""Steps of work that calling a macro, or printing a block, counts for beside what it does."""


class Broken(Exception):
    """`#break`: the loop, macro or block ends here."""


class Definition:
    """What `#define` gives a reference: rendered wherever it is printed."""

    __slots__ = ("name", "render")

    def __init__(self, name: str, render: Render) -> None:
        self.name = name
        self.render = render


class Declared:
    """A macro: its body is compiled after all names are known, since macros may call each other."""

    __slots__ = ("node", "render")

    def __init__(self, node: Macro) -> None:
        self.node = node
        self.render: Render = nothing_at_all


class Given:
    """What a call gives one parameter of a macro."""

    __slots__ = ("evaluate", "name", "source")

    def __init__(self, name: str, source: str | None, evaluate: Evaluate) -> None:
        self.name = name
        self.source = source
        self.evaluate = evaluate


def until_break(render: Render) -> Render:
    """Return a function that ends at `#break`."""

    def whole(run: Run) -> None:
        with suppress(Broken):
            render(run)

    return whole


def enter(run: Run, name: str) -> tuple[str, ...]:
    """Note that a macro or a block is entered, unless they call each other too deeply; return who calls."""
    run.spend(ENTERING)
    outer = run.calls
    if len(outer) >= CALLS:
        raise Impossible(
            f"expected at most {CALLS} macros that call each other, got {' -> '.join((*outer, name)[-4:])}"
        )
    run.calls = (*outer, name)
    return outer


def macro_call(declared: Declared, given: tuple[Given, ...], node: MacroCall) -> Render:
    """Return a function that calls a macro: its parameters are the call's arguments, unevaluated."""
    name, line, column = f"#{node.name}", node.line, node.column

    def render(run: Run) -> None:
        caller = run.parameters
        try:
            outer = enter(run, name)
        except Impossible as problem:
            raise problem.at(line, column) from None
        # A name that is no parameter of this macro may be one of its caller's (compared with Velocity 1.7).
        own = {each.name: Argument(each.source, each.evaluate, caller) for each in given}
        run.parameters = own if caller is None else {**caller, **own}
        try:
            declared.render(run)
        except Broken:
            pass
        finally:
            run.parameters, run.calls = caller, outer

    return render
