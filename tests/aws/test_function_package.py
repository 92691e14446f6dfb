import io
import stat
import zipfile

import pytest

from gatewright.aws import function_package
from gatewright.aws.function_package import CANNOT_UNZIP, TOO_LARGE, BadPackage, PackageFile, check, entries


def package(*files: tuple[str, str, int]) -> bytes:
    """Return a ZIP file of (name, content, mode)."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        for name, content, mode in files:
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            archive.writestr(info, content)
    return body.getvalue()


def link(name: str, target: str) -> tuple[str, str, int]:
    """Return a symbolic link."""
    return name, target, stat.S_IFLNK | 0o777


def test_files_keep_their_permissions() -> None:
    """A script stays executable, and its owner may read every file."""
    body = package(("app.py", "x = 1", 0o644), ("bin/run", "#!/bin/sh", 0o755), ("secret", "", 0o200))

    assert [
        PackageFile("app.py", "file", 0o644, b"x = 1"),
        PackageFile("bin/run", "file", 0o755, b"#!/bin/sh"),
        PackageFile("secret", "file", 0o600, b""),
    ] == list(entries(body))


def test_links_come_last() -> None:
    """Nothing is written through a link, because every link is made when all is written."""
    body = package(link("a", "lib"), ("lib/", "", 0o755), ("a.py", "", 0o644))

    assert ["folder", "file", "link"] == [entry.kind for entry in entries(body)]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no zip file",
        package(("../evil.py", "", 0o644)),
        package(("a/../../evil.py", "", 0o644)),
        package(("/etc/passwd", "", 0o644)),
        package(("a\\..\\evil", "", 0o644)),
    ],
)
def test_what_leads_outside_is_refused(body: bytes) -> None:
    """Absolute paths, steps out of the folder and what is no ZIP file are refused in AWS's words."""
    with pytest.raises(BadPackage, match="Could not unzip"):
        check(body)
    with pytest.raises(BadPackage) as caught:
        list(entries(body))

    assert CANNOT_UNZIP == str(caught.value)


@pytest.mark.parametrize("target", ["/etc", "..", "../x", "b/../../.."])
def test_links_stay_inside(target: str) -> None:
    """A link that leads out of the folder is refused."""
    with pytest.raises(BadPackage):
        list(entries(package(link("a", target))))


def test_a_package_has_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it holds counts, unpacked."""
    monkeypatch.setattr(function_package, "UNZIPPED_BYTES", 10)
    with pytest.raises(BadPackage) as caught:
        check(package(("a", "x" * 11, 0o644)))

    assert TOO_LARGE == str(caught.value)


def test_damaged_content_is_refused() -> None:
    """A file whose checksum is wrong cannot be unpacked."""
    body = package(("a.py", "print(1)", 0o644)).replace(b"print(1)", b"print(2)")
    with pytest.raises(BadPackage):
        list(entries(body))
