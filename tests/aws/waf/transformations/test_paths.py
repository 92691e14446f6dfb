"""Paths; inputs and outputs as ModSecurity's `normalisePath` has them."""

import pytest

from gatewright.aws.waf.transformations import paths


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"", b""),
        (b"/foo/bar/baz", b"/foo/bar/baz"),
        (b".", b""),
        (b"./", b""),
        (b"./..", b".."),
        (b"./../", b"../"),
        (b"../.", b".."),
        (b"/dir/foo//bar", b"/dir/foo/bar"),
        (b"dir/../../foo", b"../foo"),
        (b"dir/./.././../../foo/bar/.", b"../../foo/bar"),
        (b"dir/./.././../../foo/bar/../", b"../../foo/"),
        (b"dir//.//..//.//..//..//foo//bar//", b"../../foo/bar/"),
        (b"/./.././../../../../x/../etc/./passwd", b"/etc/passwd"),
        (b"/dir/./subdir/../subsubdir/../subsubsubdir/../", b"/dir/"),
    ],
)
def test_a_path_without_detours(text: bytes, expected: bytes) -> None:
    """Nothing leads above the root; a relative path keeps what leads above itself."""
    assert paths.normalize_path(text) == expected


def test_backslashes_are_slashes_on_windows() -> None:
    """Then the same holds."""
    assert paths.normalize_path_win(rb"\a\..\b") == b"/b"
