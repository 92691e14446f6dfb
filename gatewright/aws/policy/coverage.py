"""Does one statement apply to every call that another applies to?

Yes is certain; no means that it could not be seen. Patterns are compared by their text: one without `?` covers
another when it matches that other's text, its wildcards taken for letters that only a star can match.
"""

from typing import Final

from gatewright.aws.policy.atoms import Atom, Statement
from gatewright.aws.policy.globs import matcher, pattern

_STAND_IN: Final = str.maketrans("*?", "\ue000\ue001")


def covers(wide: Statement, narrow: Statement) -> bool:
    """Return whether `wide` certainly applies wherever `narrow` does."""
    return _conditions(wide) <= _conditions(narrow) and all(
        any(_atom_covers(atom, other) for other in narrow.atoms if other.kind == atom.kind)
        for atom in wide.atoms
        if atom.kind != "condition" and not atom.always
    )


def _conditions(statement: Statement) -> set[tuple[str, str, frozenset[str]]]:
    """Return what must hold besides; the same conditions hold for the same calls."""
    return {
        (atom.operator, (atom.key or "").lower(), frozenset(atom.operands))
        for atom in statement.atoms
        if atom.kind == "condition"
    }


def _atom_covers(wide: Atom, narrow: Atom) -> bool:
    if wide.operator != narrow.operator:
        return False
    if wide.operator.startswith("Not") or wide.kind == "principal":
        return _same_list(wide, narrow)
    # A variable without a value makes a whole list match nothing.
    if any("${" in operand for operand in wide.operands):
        return set(wide.operands) == set(narrow.operands)
    usable = [operand for operand in wide.operands if operand not in wide.invalid]
    return all(any(_pattern_covers(one, other, wide) for one in usable) for other in narrow.operands)


def _same_list(wide: Atom, narrow: Atom) -> bool:
    """Compare lists: Principal must list all that the narrower does, the Not- forms nothing that it does not."""
    if wide.operator.startswith("Not"):
        return set(wide.operands) <= set(narrow.operands)
    return "*" in wide.operands or set(narrow.operands) <= set(wide.operands)


def _pattern_covers(wide: str, narrow: str, atom: Atom) -> bool:
    if wide == narrow:
        return True
    if "?" in wide or "${" in narrow:
        return False
    if atom.kind == "action":
        wide, narrow = wide.lower(), narrow.lower()
    elif wide != "*" and (narrow.count(":") != wide.count(":") or narrow == "*"):
        return False
    return matcher(pattern(wide))(narrow.translate(_STAND_IN))
