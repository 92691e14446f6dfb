import io
import zipfile
from pathlib import Path

import pytest

from gatewright.sources.errors import DocumentError
from gatewright.sources.templates import packages
from gatewright.sources.templates.packages import no_code, zipped


def names(package: bytes) -> list[str]:
    """Return the files in a package."""
    return zipfile.ZipFile(io.BytesIO(package)).namelist()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with code and with what is none."""
    place = tmp_path / "src"
    for name in ("app.py", "lib/a.py", "__pycache__/a.pyc", ".git/config"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(name)
    return place


def test_a_folder_becomes_a_package(folder: Path) -> None:
    """The same one each time; what is no code stays out."""
    assert names(zipped(folder)) == ["app.py", "lib/a.py"]
    assert zipped(folder) == zipped(folder)


def test_a_package_is_taken_as_it_is_and_a_file_becomes_one(folder: Path) -> None:
    """As `aws cloudformation package` does."""
    package = zipped(folder / "app.py")
    (folder / "app.zip").write_bytes(package)

    assert names(package) == ["app.py"]
    assert zipped(folder / "app.zip") == package


def test_a_folder_that_is_too_large_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before all of it is read."""
    monkeypatch.setattr(packages, "_LARGEST", 3)
    with pytest.raises(DocumentError, match="holds more than 3 bytes"):
        zipped(folder)


def test_whoever_runs_nothing_packs_nothing(folder: Path) -> None:
    """A package stands there all the same, for the operation to take."""
    assert names(no_code(folder)) == ["src"]
