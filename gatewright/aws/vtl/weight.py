"""How much work one statement is: the parts of its expressions, counted once when the template is read.

A condition of ten thousand comparisons, or a list of as many elements, is no single step. The blocks inside a statement
are left out: they count themselves, each time they are rendered.
"""

from gatewright.aws.vtl.nodes import (
    BinaryOperation,
    Call,
    Evaluate,
    Expression,
    Foreach,
    If,
    Index,
    ListLiteral,
    MacroCall,
    MapLiteral,
    Not,
    Range,
    Reference,
    Set,
    Statement,
    Step,
    Word,
)

__all__ = ["weight"]


def weight(statement: Statement) -> int:
    """Return the steps of work that one rendering of a statement counts for."""
    match statement:
        case Reference():
            return _expression(statement)
        case Set():
            return _expression(statement.target) + _expression(statement.value)
        case If():
            return 1 + sum(_expression(condition) for condition, _ in statement.branches)
        case Foreach():
            return 1 + _expression(statement.items)
        case Evaluate():
            return 1 + _expression(statement.value)
        case MacroCall():
            return 1 + sum(_expression(one) for one in statement.arguments if not isinstance(one, Word))
        case _:
            return 1


def _expression(node: Expression) -> int:
    """Return how many parts an expression has."""
    match node:
        case Reference():
            return 1 + sum(_step(step) for step in node.steps)
        case ListLiteral():
            return 1 + sum(_expression(item) for item in node.items)
        case MapLiteral():
            return 1 + sum(_expression(key) + _expression(value) for key, value in node.entries)
        case Range():
            return 1 + _expression(node.first) + _expression(node.last)
        case Not():
            return 1 + _expression(node.operand)
        case BinaryOperation():
            return 1 + _expression(node.left) + _expression(node.right)
        case _:
            return 1


def _step(step: Step) -> int:
    """Return the same for one step of a reference."""
    match step:
        case Call():
            return 1 + sum(_expression(argument) for argument in step.arguments)
        case Index():
            return 1 + _expression(step.key)
        case _:
            return 1
