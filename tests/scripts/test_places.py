"""The script that finds places of one machine in committed files."""

from pathlib import Path

import pytest

from scripts.places import complaints, places


@pytest.mark.parametrize(
    "place",
    [
        "/" + "work/main",
        "/" + "root",
        "/" + "home/ada",
        "/" + "Users/ada",
        "pypi." + "org",
        "pythonhosted." + "org",
        "deb.debian." + "org",
        "npmjs." + "com",
    ],
)
def test_place_of_one_machine_is_found(place: str) -> None:
    """A folder of one machine and a registry's host are found wherever they stand in a line."""
    assert [(2, place)] == places(f"first line\nsee `{place}/file` for it")


@pytest.mark.parametrize("option", ["index-url", "extra-index-url", "find-links", "trusted-host"])
def test_option_that_names_a_registry_is_found(option: str) -> None:
    """A requirements file may not carry the options that say where packages come from."""
    assert [(1, f"--{option}")] == places(f"--{option} somewhere")


@pytest.mark.parametrize(
    "text",
    [
        "GET /prod/root HTTP/1.1",
        "https://a1b2c3.execute-api.eu-west-1.amazonaws.com/prod/home/ada",
        "paths: {proxy+}/root",
        "PyPI and npm are registries",
        "/etc/ssl/certs/ca-certificates.crt",
        "tools/pip-compile --no-emit-index-url",
        "/rooted and /workshop",
    ],
)
def test_ordinary_text_passes(text: str) -> None:
    """Request paths, words and system files are no places of one machine."""
    assert [] == places(text)


def test_files_are_named_with_their_lines(tmp_path: Path) -> None:
    """The report names file, line and place, and leaves out what git ignores."""
    place = "/" + "root"
    for name in ("docs/a.md", ".venv/a.md", "build/a.md", "src/__pycache__/a.pyc"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(f"one\n{place}/x\n", "utf-8")

    assert [f"docs/a.md:2: names `{place}`"] == complaints(tmp_path)


def test_binary_file_is_read_without_harm(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 do not stop the look."""
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\xff\xfe")

    assert [] == complaints(tmp_path)
