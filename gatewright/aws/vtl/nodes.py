"""The syntax tree of a template: what each construct says and where it stands, nothing about what it does.

The constructs are those of the VTL Reference of Apache Velocity 1.7, which API Gateway's developer guide points to:
https://velocity.apache.org/engine/1.7/vtl-reference.html
"""

from dataclasses import dataclass
from typing import Literal as OneOf

__all__ = [
    "Arithmetic", "BinaryOperation", "Block", "Break", "Call", "Comparison", "Connective", "Constant", "Define",
    "Evaluate", "Expression", "Foreach", "If", "Index", "Interpolation", "ListLiteral", "Macro", "MacroCall",
    "MapLiteral", "Not", "Operator", "Property", "Range", "Reference", "Set", "Statement", "Step", "Stop",
    "Text", "Word",
]  # fmt: skip

Arithmetic = OneOf["+", "-", "*", "/", "%"]
Comparison = OneOf["==", "!=", "<", "<=", ">", ">="]
Connective = OneOf["&&", "||"]
Operator = Arithmetic | Comparison | Connective
"""Operators by their symbol; the words (`eq`, `and`, ...) are read as the same operators."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Anything that stands somewhere in a template."""

    line: int
    """Counted from 1."""

    column: int
    """Counted from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant(Node):
    """A number, `true`, `false`, or a string in which nothing is interpolated."""

    value: str | float | bool
    """What it reads as; an `int` is one kind of `float` here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word(Node):
    """A bare word among the arguments of a directive; only `#macro` and text that looks like a call have them."""

    text: str
    """The word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpolation(Node):
    """A string in double quotes that holds a reference or a directive."""

    block: "Block"
    """The string, read as a template."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLiteral(Node):
    """`[a, b]`."""

    items: tuple["Expression", ...]
    """Its elements."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLiteral(Node):
    """`{"a": 1}`."""

    entries: tuple[tuple["Expression", "Expression"], ...]
    """Keys with their values, as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range(Node):
    """`[1..$n]`, both ends included; counts down where the first is larger."""

    first: "Expression"
    """Where it starts."""

    last: "Expression"
    """Where it ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Not(Node):
    """`!a`."""

    operand: "Expression"
    """What is negated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BinaryOperation(Node):
    """`a + b`, `a == b`, `a && b`."""

    operator: Operator
    """Which."""

    left: "Expression"
    """The operand before the operator."""

    right: "Expression"
    """The operand after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Property(Node):
    """`.name`."""

    name: str
    """The name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Node):
    """`.name(a, b)`."""

    name: str
    """The method's name."""

    arguments: tuple["Expression", ...]
    """What it is called with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index(Node):
    """`[a]` after a name or a call."""

    key: "Expression"
    """The position in a list, or the key of a map."""


Step = Property | Call | Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Node):
    """`$root.step`, in text or in an expression."""

    root: str
    """The variable's name."""

    steps: tuple[Step, ...]
    """What follows it."""

    quiet: bool
    """Whether it is written `$!`: prints nothing, rather than itself, where there is no value."""

    source: str
    """How it is written, which is what it prints as where there is no value."""

    escapes: int = 0
    """How many backslashes stand before it; an odd number escapes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Node):
    """Text that is printed as it is."""

    text: str
    """The text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Set(Node):
    """`#set($target = value)`."""

    target: Reference
    """What is assigned."""

    value: "Expression"
    """What it is assigned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class If(Node):
    """`#if`, each `#elseif`, and `#else`."""

    branches: tuple[tuple["Expression", "Block"], ...]
    """Conditions in order, each with what it prints."""

    otherwise: "Block"
    """What is printed when none holds; empty without an `#else`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreach(Node):
    """`#foreach($variable in items)`."""

    variable: str
    """The name each element goes by."""

    items: "Expression"
    """What is gone through."""

    body: "Block"
    """What is printed for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Macro(Node):
    """`#macro(name $a $b)`; prints nothing where it stands."""

    parameters: tuple[str, ...]
    """Names its arguments go by."""

    body: "Block"
    """What a call prints."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MacroCall(Node):
    """`#name(a b)`, `#name` or `#@name(a)body#end`; mere text when no such macro is defined anywhere."""

    name: str
    """The name."""

    arguments: tuple["Argument", ...]
    """What it is called with, unevaluated: macros are called by name."""

    body: "Block | None"
    """What stands between `#@name()` and `#end`; `None` for a plain call."""

    source: str
    """How it is written, up to the body."""

    gobbled: str
    """The white space and the line end after the closing parenthesis, which a call swallows and text keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Define(Node):
    """`#define($name)`: a block that is printed wherever the reference stands."""

    name: str
    """The variable."""

    body: "Block"
    """What it prints."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluate(Node):
    """`#evaluate(text)`: a text that is rendered as a template."""

    value: "Expression"
    """What the text is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Break(Node):
    """`#break`: leaves the loop, macro or block around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop(Node):
    """`#stop`: ends the template."""


Expression = Constant | Interpolation | ListLiteral | MapLiteral | Range | Not | BinaryOperation | Reference
Argument = Expression | Word
Statement = Text | Reference | Set | If | Foreach | Macro | MacroCall | Define | Evaluate | Break | Stop
Block = tuple[Statement, ...]
