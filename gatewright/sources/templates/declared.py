"""Several documents, with the parameters that were given for them."""

from collections.abc import Iterable
from pathlib import Path

from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.declaration import Declaration, Reading, read


def named_values(written: Iterable[str]) -> dict[str, str]:
    """Return the values of `NAME=VALUE` by name; raises `DocumentError`."""
    found: dict[str, str] = {}
    for one in written:
        name, equals, value = one.partition("=")
        if not equals or not name:
            raise DocumentError(f"`--parameter` takes NAME=VALUE, not `{one}`")
        found[name] = value
    return found


def read_all(paths: Iterable[Path], reading: Reading) -> tuple[Declaration, ...]:
    """Return what documents declare; a parameter that none of them has, and a stack that two have, are refused."""
    found = [one for path in paths for one in read(path, reading)]
    for name in reading.given:
        if not any(name in one.template.parameters for one in found):
            raise DocumentError(f"no document has a parameter `{name}`")
    seen: dict[str, Path] = {}
    for one in found:
        if one.stack_name in seen:
            raise DocumentError(
                f"{one.path}: its stack is called `{one.stack_name}`, as that of `{seen[one.stack_name]}` is:"
                " rename the file"
            )
        seen[one.stack_name] = one.path
    return tuple(found)
