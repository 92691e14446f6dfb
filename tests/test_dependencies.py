"""The ranges in pyproject.toml, the two locks and docs/dependencies.md tell one story."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([a-z0-9-]+)==(\S+) \\$", re.MULTILINE)


def declared(*extras: str) -> list[Requirement]:
    """Read what the project asks for, with the given extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    optional = project["optional-dependencies"]
    texts = [*project["dependencies"], *(text for extra in extras or optional for text in optional[extra])]
    return [Requirement(text) for text in texts]


def pins(name: str) -> dict[str, str]:
    """Read the versions that a lock pins."""
    return dict(PIN.findall((ROOT / "requirements" / name).read_text("utf-8")))


@pytest.mark.parametrize(("lock", "extras"), [("dev.txt", ()), ("run.txt", ("fast",))])
def test_lock_pins_every_dependency_within_its_range(lock: str, extras: tuple[str, ...]) -> None:
    """Each range of pyproject.toml has its pin; `scripts/lock` was run after the last change."""
    pinned = pins(lock)
    outside = [
        str(wanted)
        for wanted in declared(*extras)
        if not wanted.specifier.contains(pinned.get(canonicalize_name(wanted.name), "0"))
    ]

    assert [] == outside


@pytest.mark.parametrize("lock", ["dev.txt", "run.txt"])
def test_every_pin_has_hashes(lock: str) -> None:
    """No package of a lock can be anything but the files that were looked at."""
    text = (ROOT / "requirements" / lock).read_text("utf-8")

    assert len(pins(lock)) == len(re.findall(r"^[a-z].*\\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE))
    assert len(pins(lock)) == len(re.findall(r"^[a-z]", text, re.MULTILINE))


def test_both_locks_agree() -> None:
    """What runs is what was tested."""
    tested = pins("dev.txt")

    assert {} == {name: version for name, version in pins("run.txt").items() if tested.get(name) != version}


def test_every_dependency_says_why_it_is_here() -> None:
    """docs/dependencies.md has a row for each declared dependency, and for no other."""
    rows = re.findall(
        r"^\|(?: \w+ \|)? `([a-z0-9-]+)` \|", (ROOT / "docs/dependencies.md").read_text("utf-8"), re.MULTILINE
    )

    assert sorted(wanted.name for wanted in declared()) == sorted(rows)
