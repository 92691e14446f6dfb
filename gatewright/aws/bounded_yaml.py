"""YAML of whoever sends it: read within bounds, and with nothing in it that is run.

A few hundred bytes of YAML can stand for billions of values: aliases of aliases, and merges (`<<`) of merges, which are
written out while the text is read. Dates stay texts, as in JSON.
"""

from collections.abc import Mapping
from typing import Any

__all__ = ["TooMuchError", "check", "loader", "plain"]


class TooMuchError(ValueError):
    """The text stands for too many values, or they stand too deep in each other."""


def loader(base: Any, most: int) -> Any:
    """Return a loader like `base` that takes dates for texts and writes out at most `most` merged members."""

    class Loader(base):  # type: ignore[misc]  # PyYAML's classes come untyped
        """Texts, numbers and truths."""

        merged = 0

        def flatten_mapping(self, node: Any) -> None:
            """Write out what a mapping merges; what it merges has been written out, and counted, before."""
            super().flatten_mapping(node)
            self.merged += len(node.value)
            if self.merged > most:
                raise TooMuchError("too many merged members")

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
        for first, pairs in base.yaml_implicit_resolvers.items()
    }
    return Loader


def check(text: str, base: Any, *, most: int, deepest: int) -> None:
    """Raise `TooMuchError` for a text of too many values or levels, before anything is made of it.

    The reader in C is quick, and calls itself for each level until there is no more room: the process would end.
    """
    import yaml  # noqa: PLC0415  # heavy, and wanted only where YAML comes

    depth = 0
    for seen, event in enumerate(yaml.parse(text, base)):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > deepest or seen > 2 * most:
            raise TooMuchError("too many or too deep")


def plain(value: Any, *, most: int, deepest: int) -> Any:
    """Return a value as JSON has it, or raise `TooMuchError` for one without bounds."""
    left = most

    def copied(node: Any, depth: int) -> Any:
        nonlocal left
        left -= 1
        if left < 0 or depth > deepest:
            raise TooMuchError("too many values, or too deep")
        if isinstance(node, Mapping):
            return {_key(name): copied(one, depth + 1) for name, one in node.items()}
        if isinstance(node, list | tuple | set):
            return [copied(one, depth + 1) for one in node]
        return node if node is None or isinstance(node, str | int | float | bool) else str(node)

    return copied(value, 0)


def _key(name: Any) -> str:
    # `200:` is a number in YAML, `on:` a truth.
    return {True: "true", False: "false"}[name] if isinstance(name, bool) else str(name)
