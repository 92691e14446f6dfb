"""Read references and expressions: what stands after a `$`, and what stands in the parentheses of a directive.

Restates the VTL Reference (https://velocity.apache.org/engine/1.7/vtl-reference.html); where it is silent, what
Velocity 1.7 itself does. Two of its habits surprise: a minus sign belongs to the number after it, so `$n -1` and `3-1`
are errors and `$n - 1` is not; and a name may hold a minus sign, so `$a-$b` reads `$a-` and then `$b`.
"""

from collections.abc import Callable
from typing import Final

from gatewright.aws.vtl.nodes import (
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
    Operator,
    Property,
    Range,
    Reference,
    Step,
)
from gatewright.aws.vtl.scanner import SPACE, Scanner
from gatewright.model.lazy_pattern import pattern

__all__ = ["ExpressionReader", "InterpolatedReader"]

InterpolatedReader = Callable[[str, tuple[int, int], int], Block]
"""Reads the inside of a string in double quotes: its text, the place where it starts, and how deep it stands."""

_DOLLAR: Final = pattern(r"\$(!?)(\{?)([A-Za-z_][A-Za-z0-9_-]*)")
_NEXT_NAME: Final = pattern(r"\.([A-Za-z][A-Za-z0-9_-]*)")
_ARGUMENTS: Final = pattern(r"""\([ \t\r\n]*(?=[)"'\[{$.0-9-]|true|false)""")
_STRING: Final = pattern(r""""((?:[^"]|"")*)"|'((?:[^']|'')*)'""")
_NUMBER: Final = pattern(
    r"(?P<integer>-?[0-9]+)(?=\.\.)"
    r"|(?P<float>-?[0-9]+\.[0-9]*(?:[eE][+-]?[0-9]+)?|-?\.[0-9]+(?:[eE][+-]?[0-9]+)?|-?[0-9]+[eE][+-]?[0-9]+)"
    r"|(?P<whole>-?[0-9]+)"
)
_BOOLEAN: Final = pattern(r"(true|false)(?![A-Za-z0-9_-])")
_NOT: Final = pattern(r"!(?!=)|not(?![A-Za-z0-9_@])")
_OPERATOR: Final = pattern(r"&&|\|\||==|!=|<=|>=|[-+*/%<>]|(?:and|or|eq|ne|le|ge|lt|gt)(?![A-Za-z0-9_@])")
_SIGNED: Final = pattern(r"-\.?[0-9]")
_ESCAPED_UNICODE: Final = pattern(r"\\u([0-9a-fA-F]{4})")
_HALF_UNICODE: Final = pattern(r"\\u(?![0-9a-fA-F]{4})")
_LONGEST_NUMBER: Final = 400

_SYMBOLS: Final[dict[str, tuple[Operator, int]]] = {
    "||": ("||", 1), "or": ("||", 1),
    "&&": ("&&", 2), "and": ("&&", 2),
    "==": ("==", 3), "eq": ("==", 3), "!=": ("!=", 3), "ne": ("!=", 3),
    "<": ("<", 4), "lt": ("<", 4), "<=": ("<=", 4), "le": ("<=", 4),
    ">": (">", 4), "gt": (">", 4), ">=": (">=", 4), "ge": (">=", 4),
    "+": ("+", 5), "-": ("-", 5),
    "*": ("*", 6), "/": ("/", 6), "%": ("%", 6),
}  # fmt: skip
"""Each spelling of an operator: the operator, and how tightly it binds."""


class ExpressionReader:
    """Reads expressions from a scanner."""

    __slots__ = ("_read_string", "_scanner")

    def __init__(self, scanner: Scanner, read_string: InterpolatedReader) -> None:
        """Read from `scanner`; `read_string` reads the inside of strings, which are templates themselves."""
        self._scanner = scanner
        self._read_string = read_string

    def reference(self, *, escapes: int = 0) -> Reference | None:
        """Read a reference if one stands here."""
        scanner = self._scanner
        start = scanner.pos
        head = scanner.take(_DOLLAR)
        if head is None:
            return None
        steps = tuple(self._steps())
        if head[2]:
            scanner.require("}", "`}` after the reference")
        line, column = scanner.place(start)
        source = scanner.source[start : scanner.pos]
        return Reference(
            root=head[3], steps=steps, quiet=bool(head[1]), source=source, escapes=escapes, line=line, column=column
        )

    def _steps(self) -> list[Step]:
        """Read the properties, calls and indexes that follow a name."""
        scanner = self._scanner
        steps: list[Step] = []
        while True:
            line, column = scanner.place(scanner.pos)
            if scanner.skip("["):
                key = self.operand("a position or a key")
                scanner.space()
                scanner.require("]", "`]`")
                steps.append(Index(key=key, line=line, column=column))
                continue
            name = scanner.take(_NEXT_NAME)
            if name is None:
                return steps
            if scanner.take(_ARGUMENTS) is None:
                steps.append(Property(name=name[1], line=line, column=column))
                continue
            arguments = self._listed(")", "an argument")
            steps.append(Call(name=name[1], arguments=arguments, line=line, column=column))

    def _listed(self, closing: str, what: str) -> tuple[Expression, ...]:
        """Read operands between commas up to `closing`; the opening has been read."""
        scanner = self._scanner
        scanner.space()
        if scanner.skip(closing):
            return ()
        found = [self.operand(what)]
        scanner.space()
        while scanner.skip(","):
            found.append(self.operand(what))
            scanner.space()
        scanner.require(closing, f"`,` or `{closing}`")
        return tuple(found)

    def operand(self, what: str) -> Expression:
        """Read a literal or a reference: all that may stand as an argument, where operators may not."""
        scanner = self._scanner
        scanner.space()
        scanner.enter()
        found = self._literal() or self.reference()
        if found is None:
            raise scanner.expected(what)
        scanner.leave()
        return found

    def _literal(self) -> Expression | None:
        """Read a string, number, boolean, list, range or map, if one stands here."""
        scanner = self._scanner
        line, column = scanner.place(scanner.pos)
        first = scanner.peek()
        if first in {'"', "'"}:
            return self._string(line, column)
        if scanner.skip("["):
            return self._list(line, column)
        if scanner.skip("{"):
            return self._map(line, column)
        boolean = scanner.take(_BOOLEAN)
        if boolean is not None:
            return Constant(value=boolean[1] == "true", line=line, column=column)
        return self._number(line, column)

    def _number(self, line: int, column: int) -> Constant | None:
        """Read a number if one stands here."""
        start = self._scanner.pos
        number = self._scanner.take(_NUMBER)
        if number is None:
            return None
        if len(number[0]) > _LONGEST_NUMBER:
            raise self._scanner.error(f"expected a number of at most {_LONGEST_NUMBER} digits", start)
        value = float(number[0]) if number["float"] is not None else int(number[0])
        return Constant(value=value, line=line, column=column)

    def _string(self, line: int, column: int) -> Expression:
        """Read a string; one in double quotes is a template of its own."""
        scanner = self._scanner
        start = scanner.pos
        string = scanner.take(_STRING)
        if string is None:
            raise scanner.error("the string is not closed")
        if string[2] is not None:
            return Constant(value=string[2].replace("''", "'"), line=line, column=column)
        text = string[1].replace('""', '"')
        if _HALF_UNICODE.search(text):
            raise scanner.error("expected four hexadecimal digits after `\\u`", start)
        text = _ESCAPED_UNICODE.sub(lambda escape: chr(int(escape[1], 16)), text)
        if "$" not in text and "#" not in text:
            return Constant(value=text, line=line, column=column)
        block = self._read_string(text, (line, column), scanner.depth)
        return Interpolation(block=block, line=line, column=column)

    def _list(self, line: int, column: int) -> Expression:
        """Read a list or a range, whose bracket has been read."""
        scanner = self._scanner
        scanner.space()
        if scanner.skip("]"):
            return ListLiteral(items=(), line=line, column=column)
        first = self.operand("an element")
        scanner.space()
        if scanner.skip(".."):
            last = self.operand("the end of the range")
            scanner.space()
            scanner.require("]", "`]`")
            return self._range(first, last, line, column)
        items = [first]
        while scanner.skip(","):
            items.append(self.operand("an element"))
            scanner.space()
        scanner.require("]", "`,`, `..` or `]`")
        return ListLiteral(items=tuple(items), line=line, column=column)

    def _range(self, first: Expression, last: Expression, line: int, column: int) -> Range:
        """Check the ends of a range: whole numbers or references."""
        for end in (first, last):
            whole = isinstance(end, Constant) and type(end.value) is int
            if not whole and not isinstance(end, Reference):
                raise self._scanner.error("expected a whole number or a reference at each end of the range")
        return Range(first=first, last=last, line=line, column=column)

    def _map(self, line: int, column: int) -> MapLiteral:
        """Read a map, whose brace has been read."""
        scanner = self._scanner
        scanner.space()
        entries: list[tuple[Expression, Expression]] = []
        if scanner.skip("}"):
            return MapLiteral(entries=(), line=line, column=column)
        while True:
            key = self.operand("a key")
            scanner.space()
            scanner.require(":", "`:` after the key")
            entries.append((key, self.operand("a value")))
            scanner.space()
            if not scanner.skip(","):
                break
        scanner.require("}", "`,` or `}`")
        return MapLiteral(entries=tuple(entries), line=line, column=column)

    def expression(self, binding: int = 1) -> Expression:
        """Read an expression whose operators all bind at least as tightly as `binding`."""
        scanner = self._scanner
        left = self._unary()
        while True:
            scanner.space()
            start = scanner.pos
            sign = scanner.take(_OPERATOR)
            if sign is None:
                return left
            if sign[0] == "-" and _SIGNED.match(scanner.source, start):
                raise scanner.error("expected an operator, got a negative number; write a space after the `-`", start)
            operator, tightness = _SYMBOLS[sign[0]]
            if tightness < binding:
                scanner.pos = start
                return left
            line, column = scanner.place(start)
            right = self.expression(tightness + 1)
            left = BinaryOperation(operator=operator, left=left, right=right, line=line, column=column)

    def _unary(self) -> Expression:
        """Read a negation, an expression in parentheses, or an operand."""
        scanner = self._scanner
        scanner.take(SPACE)
        line, column = scanner.place(scanner.pos)
        if scanner.take(_NOT) is not None:
            scanner.enter()
            operand = self._unary()
            scanner.leave()
            return Not(operand=operand, line=line, column=column)
        if not scanner.skip("("):
            return self.operand("a value")
        scanner.enter()
        inner = self.expression()
        scanner.space()
        scanner.require(")", "`)`")
        scanner.leave()
        return inner
