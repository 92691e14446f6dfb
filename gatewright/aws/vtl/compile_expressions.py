"""Turn references and expressions into functions of a run.

What a template costs, it costs here once; what a call costs is a handful of small functions.
"""

from collections.abc import Callable
from typing import Final

from gatewright.aws.vtl import access
from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.nodes import (
    Argument,
    BinaryOperation,
    Block,
    Call,
    Constant,
    Expression,
    Index,
    Interpolation,
    ListLiteral,
    MapLiteral,
    Not,
    Property,
    Range,
    Reference,
    Step,
    Word,
)
from gatewright.aws.vtl.operators import calculate, compare
from gatewright.aws.vtl.printing import printed
from gatewright.aws.vtl.run import Evaluate, Render, Run

__all__ = ["ExpressionCompiler", "captured"]

BlockCompiler = Callable[[Block], Render]
Apply = Callable[[Run, object], object]
Condition = Callable[[Run], bool]

_ARITHMETIC: Final = frozenset({"+", "-", "*", "/", "%"})


def captured(run: Run, render: Render) -> str:
    """Render a block into a text of its own."""
    pieces: list[str] = []
    outer, run.write = run.write, pieces.append
    try:
        render(run)
    finally:
        run.write = outer
    return "".join(pieces)


class ExpressionCompiler:
    """Compiles expressions; the strings in them are templates, which `block` compiles."""

    __slots__ = ("_block",)

    def __init__(self, block: BlockCompiler) -> None:
        """Compile strings with `block`."""
        self._block = block

    def argument(self, argument: Argument) -> Evaluate:
        """Compile an argument of a macro."""
        if isinstance(argument, Word):
            raise TypeError("a bare word has no value")
        return self.expression(argument)

    def expression(self, node: Expression) -> Evaluate:
        """Compile an expression for its value."""
        match node:
            case Constant():
                value = node.value
                return lambda _run: value
            case Reference():
                return self.reference(node)
            case Interpolation():
                render = self._block(node.block)
                return lambda run: captured(run, render)
            case ListLiteral():
                return self._list(node)
            case MapLiteral():
                return self._map(node)
            case Range():
                return self._range(node)
            case Not() | BinaryOperation(operator="&&" | "||"):
                return self.condition(node)
            case BinaryOperation():
                return self._operation(node)

    def condition(self, node: Expression) -> Condition:
        """Compile an expression for whether it holds.

        A reference holds if it has a value, and that is not `false`. `true` and comparisons speak for themselves.
        No other literal and no sum holds, not even `1` or `"yes"`: so Velocity 1.7 (compared).
        """
        match node:
            case Reference():
                evaluate = self.reference(node)
                return lambda run: (value := evaluate(run)) is not None and value is not False
            case Not():
                operand = self.condition(node.operand)
                return lambda run: not operand(run)
            case BinaryOperation(operator="&&"):
                left, right = self.condition(node.left), self.condition(node.right)
                return lambda run: left(run) and right(run)
            case BinaryOperation(operator="||"):
                one, other = self.condition(node.left), self.condition(node.right)
                return lambda run: one(run) or other(run)
            case Constant() | BinaryOperation():
                value_of = self.expression(node)
                return lambda run: value_of(run) is True
            case _:
                return lambda _run: False

    def reference(self, node: Reference) -> Evaluate:
        """Compile a reference."""
        name = node.root
        steps = tuple(self._step(step) for step in node.steps)
        line, column = node.line, node.column
        if not steps:
            return _bare(name)

        def evaluate(run: Run) -> object:
            try:
                # As `_root` finds it, without a call: a template is mostly this.
                parameters = run.parameters
                if parameters is not None and name in parameters:
                    value = parameters[name].value(run)
                else:
                    value = run.variables.get(name)
                for step in steps:
                    if value is None:
                        return run.unresolved
                    value = step(run, value)
            except Impossible as problem:
                raise problem.at(line, column) from None
            return run.unresolved if value is None else value

        return evaluate

    def holder(self, node: Reference) -> Evaluate:
        """Compile all of a reference but its last step: what an assignment changes."""
        root = _root(node.root)
        steps = tuple(self._step(step) for step in node.steps[:-1])

        def evaluate(run: Run) -> object:
            value = root(run)
            for step in steps:
                if value is None:
                    return None
                value = step(run, value)
            return value

        return evaluate

    def _step(self, step: Step) -> Apply:
        """Compile one step of a reference."""
        match step:
            case Property():
                return _property(step.name)
            case Call():
                return self._call(step)
            case Index():
                key = self.expression(step.key)
                return lambda run, value: access.index(run, value, key(run))

    def _call(self, step: Call) -> Apply:
        """Compile the call of a method."""
        call, signature = access.call, (step.name, len(step.arguments))
        fixed = tuple([one.value for one in step.arguments if isinstance(one, Constant)])
        if len(fixed) == len(step.arguments):
            return lambda run, value: call(run, value, signature, fixed)
        arguments = tuple(self.expression(argument) for argument in step.arguments)
        if len(arguments) == 1:
            only = arguments[0]
            return lambda run, value: call(run, value, signature, (only(run),))
        return lambda run, value: call(run, value, signature, tuple([take(run) for take in arguments]))

    def _list(self, node: ListLiteral) -> Evaluate:
        """Compile a list."""
        items = tuple(self.expression(item) for item in node.items)
        return lambda run: [item(run) for item in items]

    def _map(self, node: MapLiteral) -> Evaluate:
        """Compile a map."""
        entries = tuple((self.expression(key), self.expression(value)) for key, value in node.entries)
        line, column = node.line, node.column

        def evaluate(run: Run) -> object:
            found: dict[object, object] = {}
            for key, value in entries:
                try:
                    access.put_index(run, found, key(run), value(run))
                except Impossible as problem:
                    raise problem.at(line, column) from None
            return found

        return evaluate

    def _range(self, node: Range) -> Evaluate:
        """Compile a range; it has no value if one of its ends is no whole number."""
        first, last = self.expression(node.first), self.expression(node.last)
        line, column = node.line, node.column

        def evaluate(run: Run) -> object:
            start, end = first(run), last(run)
            if type(start) is not int or type(end) is not int:
                return None
            try:
                run.collect(abs(end - start) + 1)
            except Impossible as problem:
                raise problem.at(line, column) from None
            return list(range(start, end + 1) if start <= end else range(start, end - 1, -1))

        return evaluate

    def _operation(self, node: BinaryOperation) -> Evaluate:
        """Compile a sum or a comparison."""
        left, right = self.expression(node.left), self.expression(node.right)
        apply = self._sum(node) if node.operator in _ARITHMETIC else _comparison(node)
        line, column = node.line, node.column

        def evaluate(run: Run) -> object:
            one, other = left(run), right(run)
            try:
                return apply(run, one, other)
            except Impossible as problem:
                raise problem.at(line, column) from None

        return evaluate

    def _sum(self, node: BinaryOperation) -> Callable[[Run, object, object], object]:
        """Compile an arithmetic operator; `+` joins texts, and an operand without a value joins as it is written."""
        operator = node.operator
        if operator not in {"+", "-", "*", "/", "%"}:
            raise TypeError(operator)
        if operator != "+":
            return lambda _run, left, right: calculate(operator, left, right)
        left_source, right_source = _source(node.left), _source(node.right)

        def add(run: Run, left: object, right: object) -> object:
            if not isinstance(left, str) and not isinstance(right, str):
                return calculate("+", left, right)
            joined = (left_source if left is None else printed(run, left)) + (
                right_source if right is None else printed(run, right)
            )
            run.grow(len(joined))
            return joined

        return add


def _comparison(node: BinaryOperation) -> Callable[[Run, object, object], object]:
    """Compile a comparison."""
    operator = node.operator
    if operator not in {"==", "!=", "<", "<=", ">", ">="}:
        raise TypeError(operator)
    return lambda run, left, right: compare(operator, left, right, run)


def _source(node: Expression) -> str:
    """Return what an operand without a value joins as."""
    return node.source if isinstance(node, Reference) else "null"


def _root(name: str) -> Evaluate:
    """Return the value of a variable, or of the argument that goes by that name inside a macro."""

    def evaluate(run: Run) -> object:
        parameters = run.parameters
        if parameters is not None and name in parameters:
            return parameters[name].value(run)
        return run.variables.get(name)

    return evaluate


def _bare(name: str) -> Evaluate:
    """Return the value of a reference without steps."""

    def evaluate(run: Run) -> object:
        parameters = run.parameters
        if parameters is not None and name in parameters:
            value = parameters[name].value(run)
        else:
            value = run.variables.get(name)
        return run.unresolved if value is None else value

    return evaluate


def _property(name: str) -> Apply:
    """Return the property `name`; a plain map is the common case."""
    known, first = access.READERS, access.property_of

    def step(_run: Run, value: object) -> object:
        kind = type(value)
        if kind is dict:
            return value.get(name)  # type: ignore[attr-defined]  # the type tells
        read = known.get(kind)
        return first(value, name) if read is None else read(value, name)

    return step
