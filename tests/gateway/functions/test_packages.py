from pathlib import Path

import pytest

from gatewright.aws.function_package import BadPackage
from gatewright.gateway.functions.packages import remove, unpack
from tests.aws.test_function_package import link, package


def test_a_package_is_unpacked_for_the_owner_alone(tmp_path: Path) -> None:
    """Each function gets a folder of its own, closed to others; scripts stay executable, links work."""
    root = tmp_path / "functions"
    body = package(
        link("again.py", "lib/a.py"), ("lib/a.py", "x = 1", 0o644), ("run", "", 0o755), ("empty/", "", 0o755)
    )
    folder = unpack(body, root, "f")

    assert (0o700, 0o700) == (root.stat().st_mode & 0o777, folder.stat().st_mode & 0o777)
    assert "x = 1" == (folder / "again.py").read_text()
    assert (0o600, 0o711) == ((folder / "lib/a.py").stat().st_mode & 0o777, (folder / "run").stat().st_mode & 0o777)
    assert (folder / "empty").is_dir()
    assert folder != unpack(body, root, "f")


def test_a_package_that_cannot_be_unpacked_leaves_nothing(tmp_path: Path) -> None:
    """Half a folder is none."""
    with pytest.raises(BadPackage):
        unpack(package(("a.py", "", 0o644), link("b", "../..")), tmp_path, "f")

    assert [] == list(tmp_path.iterdir())


def test_removing_what_is_gone_is_no_error(tmp_path: Path) -> None:
    """It is removed either way."""
    folder = unpack(package(("a.py", "", 0o644)), tmp_path, "f")
    remove(folder)
    remove(folder)

    assert not folder.exists()
