"""The parts of a policy document whose syntax is right, as IAM's later checks look at them."""

from collections.abc import Iterator, Mapping

from gatewright.aws.policy.trust import texts


def statements(document: object) -> Iterator[Mapping[str, object]]:
    """Yield the statements."""
    found = document.get("Statement", ()) if isinstance(document, Mapping) else ()
    for one in [found] if isinstance(found, Mapping) else found:
        if isinstance(one, Mapping):
            yield one


def resources(document: object) -> Iterator[str]:
    """Yield what stands in `Resource` and `NotResource`."""
    for statement in statements(document):
        for name in ("Resource", "NotResource"):
            yield from texts(statement.get(name, []))


def actions(document: object) -> Iterator[str]:
    """Yield what stands in `Action` and `NotAction`."""
    for statement in statements(document):
        for name in ("Action", "NotAction"):
            yield from texts(statement.get(name, []))
