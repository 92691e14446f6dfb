"""Every statement of a list of rules, nested ones included."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

Document = Mapping[str, Any]

_NESTED: Final = ("Statement", "ScopeDownStatement")


def statements(rules: Iterable[Document]) -> Iterator[tuple[Document, str, Document]]:
    """Yield each statement with its rule: the rule, the statement's name, and what it says."""
    for rule in rules:
        for name, spec, _ in below(rule["Statement"], 0):
            yield rule, name, spec


def below(statement: Document, depth: int) -> Iterator[tuple[str, Document, int]]:
    """Yield a statement and those below it, with how deep they stand."""
    for name, spec in statement.items():
        yield name, spec, depth
        for member in _NESTED:
            if spec.get(member):
                yield from below(spec[member], depth + 1)
        for one in spec.get("Statements") or ():
            yield from below(one, depth + 1)


def references(rules: Iterable[Document]) -> Iterator[str]:
    """Yield the ARNs of the sets and groups that rules refer to."""
    for _, _, spec in statements(rules):
        if isinstance(spec.get("ARN"), str):
            yield spec["ARN"]
