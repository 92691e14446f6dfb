"""The script that finds sources without tests."""

from pathlib import Path

import pytest

from scripts.mirrored import EXEMPT, complaints


def project(root: Path, *names: str, **texts: str) -> Path:
    """Make files below `root`: empty ones by name, and others with their text."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(texts.get(Path(name).stem, '"""A module."""\n'), "utf-8")
    return root


def test_source_without_its_test_is_named(tmp_path: Path) -> None:
    """A module without the test file at the mirrored address is reported with that address."""
    root = project(tmp_path, "gatewright/aws/arn.py", "tests/model/test_arn.py")

    assert ["gatewright/aws/arn.py lacks `tests/aws/test_arn.py`"] == complaints(root, exempt={})


def test_mirrored_sources_pass(tmp_path: Path) -> None:
    """Modules at the top, in packages and in scripts/ are content with their mirrored tests."""
    sources = ("gatewright/i18n.py", "gatewright/wire/protocols/json.py", "scripts/places.py")
    tests = ("tests/test_i18n.py", "tests/wire/protocols/test_json.py", "tests/scripts/test_places.py")

    assert [] == complaints(project(tmp_path, *sources, *tests), exempt={})


@pytest.mark.parametrize(
    "text",
    [
        '"""Words."""\n',
        "from gatewright.aws.arn import Arn\n\n__all__ = ['Arn']\n",
        "LIMIT: int = 3\n'''Why three.'''\n",
    ],
)
def test_package_that_only_declares_needs_no_test(tmp_path: Path, text: str) -> None:
    """An `__init__.py` of docstrings, imports and constants has nothing to test."""
    root = project(tmp_path, "gatewright/aws/__init__.py", __init__=text)

    assert [] == complaints(root, exempt={})


def test_package_with_logic_needs_a_test(tmp_path: Path) -> None:
    """An `__init__.py` that defines a function is tested in `test_init.py`."""
    root = project(tmp_path, "gatewright/aws/__init__.py", __init__="def now() -> int:\n    return 1\n")

    assert ["gatewright/aws/__init__.py lacks `tests/aws/test_init.py`"] == complaints(root, exempt={})


def test_cause_needs_its_cases_beside_it(tmp_path: Path) -> None:
    """A file below checks/ that assigns CAUSE must have its cases, and no test file is asked of it."""
    name = "gatewright/checks/api_key/missing.py"
    root = project(tmp_path, name, missing="CAUSE: object = 1\n")

    assert [f"{name} lacks `gatewright/checks/api_key/missing.toml`"] == complaints(root, exempt={})


def test_cause_with_cases_passes(tmp_path: Path) -> None:
    """Cases beside a cause are its test."""
    cases = "gatewright/checks/api_key/missing.toml"
    root = project(tmp_path, "gatewright/checks/api_key/missing.py", missing="CAUSE = 1\n")
    (root / cases).write_text("", "utf-8")

    assert [] == complaints(root, exempt={})


def test_check_itself_needs_a_test_file(tmp_path: Path) -> None:
    """Logic below checks/ is mirrored as everywhere."""
    root = project(tmp_path, "gatewright/checks/api_key/check.py")

    expected = "gatewright/checks/api_key/check.py lacks `tests/checks/api_key/test_check.py`"
    assert [expected] == complaints(root, exempt={})


def test_constant_named_cause_elsewhere_is_no_cause(tmp_path: Path) -> None:
    """Only below checks/ does CAUSE make a cause."""
    root = project(tmp_path, "gatewright/model/trace.py", trace="CAUSE = 1\n")

    assert ["gatewright/model/trace.py lacks `tests/model/test_trace.py`"] == complaints(root, exempt={})


def test_exemption_holds_while_it_is_needed(tmp_path: Path) -> None:
    """An exempted source is not reported."""
    root = project(tmp_path, "gatewright/__main__.py")

    assert [] == complaints(root, EXEMPT)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((), "gatewright/__main__.py is exempt in scripts/mirrored.py, but there is no such file"),
        (
            ("gatewright/__main__.py", "tests/test_main.py"),
            "gatewright/__main__.py is exempt in scripts/mirrored.py, but has its test",
        ),
    ],
)
def test_stale_exemption_is_named(tmp_path: Path, names: tuple[str, ...], expected: str) -> None:
    """An exemption that nothing needs any more is reported."""
    root = project(tmp_path, *names)

    assert [expected] == complaints(root, EXEMPT)


def test_every_exemption_has_a_reason() -> None:
    """The project's own exemptions say why."""
    assert all(EXEMPT.values())
