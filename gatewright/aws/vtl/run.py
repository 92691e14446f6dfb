"""One rendering: its variables, its output so far, and how much work it may still do.

API Gateway's quotas (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html)
allow 1,000 iterations of a `#foreach` and 10 MB of payload. The other limits are ours: a template is run by whoever may
edit an API, and must not take the gateway down.
"""

from collections.abc import Callable, Mapping
from typing import Final, NoReturn

from gatewright.aws.vtl.errors import Impossible, Lengthy

__all__ = ["Argument", "Evaluate", "Loop", "Render", "Run"]

ITERATIONS: Final = 1_000
"""Iterations of one `#foreach` (documented)."""

OUTPUT: Final = 10_000_000
"""Characters of output, counting text that is put together on the way."""

WORK: Final = 1_000_000
"""Statements, calls and elements in all."""

CALLS: Final = 20
"""How deeply macros may call macros: Velocity's own `velocimacro.max.depth`."""

COLLECTION: Final = 100_000
"""Elements of a list or a map that a template makes."""

MADE: Final = 100_000_000
"""Characters of all texts that a template makes on the way and may keep."""

CHARACTERS_PER_STEP: Final = 1024
"""How many characters may be gone through for one step of work."""

CODED: Final = 16
"""The same where each character is looked at by itself: encoded, decoded."""

PRINTED: Final = 4
"""The same for the text of a list or a map."""


class Run:
    """The state of one rendering."""

    __slots__ = ("calls", "limit", "made", "parameters", "size", "unresolved", "variables", "work", "write")

    def __init__(
        self,
        variables: Mapping[str, object],
        unresolved: str | None,
        write: Callable[[str], object],
        limit: int = WORK,
    ) -> None:
        """Start with a copy of `variables`, so that `#set` stays inside the rendering; `limit` is the work allowed."""
        self.variables: dict[str, object] = dict(variables)
        self.parameters: dict[str, Argument] | None = None
        self.unresolved = unresolved
        self.write = write
        self.size = 0
        self.work = 0
        self.limit = limit
        self.made = 0
        self.calls: tuple[str, ...] = ()

    def spend(self, steps: int) -> None:
        """Count work; raise when there has been too much."""
        self.work += steps
        if self.work > self.limit:
            if self.limit < WORK:
                raise Lengthy
            raise Impossible(f"the template does more than {WORK} steps of work")

    def read(self, characters: int, per_step: int = CHARACTERS_PER_STEP) -> None:
        """Count going through a text as work."""
        if characters >= per_step:
            self.spend(characters // per_step)

    def make(self, characters: int, per_step: int = CHARACTERS_PER_STEP) -> None:
        """Count a text that is made on the way, as work and as what may be kept; raise when there is too much."""
        self.made += characters
        if self.made > MADE:
            raise Impossible(f"the template makes texts of more than {MADE} characters on the way")
        self.read(characters, per_step)

    def grow(self, characters: int) -> None:
        """Count text; raise when there is too much."""
        self.size += characters
        if self.size > OUTPUT:
            self.overflow()

    def overflow(self) -> NoReturn:
        """Raise that there is too much text."""
        raise Impossible(f"the template makes more than {OUTPUT} characters")

    def collect(self, elements: int) -> None:
        """Count a collection that is made or grows; raise when it is too large."""
        if elements > COLLECTION:
            raise Impossible(f"the collection has more than {COLLECTION} elements")
        self.spend(elements)

    def assign(self, name: str, value: object) -> None:
        """Set a variable; inside a macro, one of its parameters if it has that name."""
        if self.parameters is not None and name in self.parameters:
            self.parameters[name] = Argument(None, lambda _run: value, None)
        else:
            self.variables[name] = value


Evaluate = Callable[[Run], object]
"""What an expression becomes."""

Render = Callable[[Run], None]
"""What a statement becomes."""


class Argument:
    """What a macro was called with: evaluated each time it is used, where the call stands."""

    __slots__ = ("evaluate", "parameters", "source")

    def __init__(self, source: str | None, evaluate: Evaluate, parameters: "dict[str, Argument] | None") -> None:
        """Keep the expression, how it is written, and the parameters of the macro that makes the call."""
        self.source = source
        self.evaluate = evaluate
        self.parameters = parameters

    def value(self, run: Run) -> object:
        """Evaluate it where the call stands; arguments of arguments may double what there is to do."""
        run.spend(1)
        inner, run.parameters = run.parameters, self.parameters
        try:
            return self.evaluate(run)
        finally:
            run.parameters = inner


class Loop:
    """`$foreach` inside a loop."""

    __slots__ = ("index", "parent", "size")

    def __init__(self, size: int, parent: object) -> None:
        """Start before the first of `size` elements, inside the loop `parent` if that is one."""
        self.index = 0
        self.size = size
        self.parent = parent if isinstance(parent, Loop) else None

    def property(self, name: str) -> object:
        """Return `$foreach.index`, `.count`, `.hasNext`, `.first`, `.last`, `.parent` or `.topmost`."""
        match name:
            case "index":
                return self.index
            case "count":
                return self.index + 1
            case "hasNext":
                return self.index + 1 < self.size
            case "first":
                return self.index == 0
            case "last":
                return self.index + 1 == self.size
            case "parent":
                return self.parent
            case "topmost":
                return self.topmost()
        return None

    def topmost(self) -> "Loop":
        """Return the outermost loop around this one."""
        found = self
        while found.parent is not None:
            found = found.parent
        return found
