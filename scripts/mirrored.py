"""
Fail when a source file lacks its mirrored test.

`gatewright/x/y.py` is tested by `tests/x/test_y.py`, and `scripts/y.py` by `tests/scripts/test_y.py`, so that
nobody searches. A cause is words without logic: its cases stand beside it, in `<cause>.toml`, and one runner takes
them all four roads. A package's `__init__.py` needs no test as long as it only declares.
"""

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

EXEMPT: Final[Mapping[str, str]] = {
    "gatewright/__main__.py": "it only calls `cli.main`, and the command's own tests run it",
}
"""Sources that need no mirrored test, each with its reason; one that has come to need none of this is reported."""

DECLARATIONS: Final = (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)
"""What an `__init__.py` may hold, beside docstrings, without being tested for itself."""


def complaints(root: Path, exempt: Mapping[str, str] = EXEMPT) -> list[str]:
    """Return a line for each source below `root` that lacks its test, and for each exemption that is stale."""
    found = [line for source in sources(root) if (line := lacking(root, source, exempt))]
    return [*found, *(line for name in exempt if (line := stale(root, name)))]


def sources(root: Path) -> Iterator[Path]:
    """Yield every source file that the rule is about, in a stable order."""
    yield from sorted((root / "gatewright").rglob("*.py"))
    yield from sorted((root / "scripts").glob("*.py"))


def lacking(root: Path, source: Path, exempt: Mapping[str, str]) -> str | None:
    """Return what `source` lacks, or None when nothing."""
    name = source.relative_to(root).as_posix()
    if name in exempt:
        return None
    tree = ast.parse(source.read_text("utf-8"), filename=name)
    if source.name == "__init__.py" and only_declares(tree):
        return None
    wanted = source.with_suffix(".toml") if is_cause(root, source, tree) else mirror(root, source)
    if wanted.is_file():
        return None
    return f"{name} lacks `{wanted.relative_to(root).as_posix()}`"


def stale(root: Path, name: str) -> str | None:
    """Return a complaint about an exemption that nothing needs any more."""
    source = root / name
    if not source.is_file():
        return f"{name} is exempt in scripts/mirrored.py, but there is no such file"
    if mirror(root, source).is_file():
        return f"{name} is exempt in scripts/mirrored.py, but has its test"
    return None


def mirror(root: Path, source: Path) -> Path:
    """Return where the test of `source` belongs; that of a package with logic in its `__init__` is `test_init.py`."""
    inside = source.relative_to(root)
    folder = Path(*inside.parts[1:-1]) if inside.parts[0] == "gatewright" else inside.parent
    name = inside.stem.removeprefix("__").removesuffix("__")
    return root / "tests" / folder / f"test_{name}.py"


def is_cause(root: Path, source: Path, tree: ast.Module) -> bool:
    """Tell whether a file is a cause: it stands in a check's folder and assigns `CAUSE`."""
    inside = source.relative_to(root).parts
    return inside[:2] == ("gatewright", "checks") and "CAUSE" in assigned(tree)


def assigned(tree: ast.Module) -> set[str]:
    """Return the names that a module assigns at its top level."""
    names: set[str] = set()
    for statement in tree.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        names.update(target.id for target in targets if isinstance(target, ast.Name))
    return names


def only_declares(tree: ast.Module) -> bool:
    """Tell whether a module holds nothing but docstrings, imports and constants."""
    return all(
        isinstance(statement, DECLARATIONS)
        or (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
        for statement in tree.body
    )


def main() -> int:
    """Print what is lacking in this project and return the exit status."""
    found = complaints(Path(__file__).resolve().parent.parent)
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
