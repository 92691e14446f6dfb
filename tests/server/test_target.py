import pytest

from gatewright.server.refusals import RefusedError
from gatewright.server.target import host_name, split, split_absolute


@pytest.mark.parametrize(
    ("target", "path", "query"),
    [
        (b"/", "/", ""),
        (
            b"/a//b/%2Fc/../d/./e%20f%zz;p=1?b=2&a=1&b=3&c&d=%2B+",
            "/a//b/%2Fc/../d/./e%20f%zz;p=1",
            "b=2&a=1&b=3&c&d=%2B+",
        ),
        (b"/?a?b", "/", "a?b"),
        (b'/|{}"^<>[]`\\', '/|{}"^<>[]`\\', ""),
        (b"//evil/", "//evil/", ""),
    ],
)
def test_target_is_kept_byte_for_byte(target: bytes, path: str, query: str) -> None:
    """Nothing in a target is decoded, merged or resolved."""
    assert (path, query) == split(target)


@pytest.mark.parametrize("target", [b"", b"*", b"a", b"a:80", b"/a#b", b"/?a#b"])
def test_target_without_origin_form_is_refused(target: bytes) -> None:
    """A target that starts with no slash, or holds a fragment, is no target."""
    with pytest.raises(RefusedError):
        split(target)


@pytest.mark.parametrize(
    ("authority", "host"),
    [
        (b"Example.COM", "example.com"),
        (b"example.com:4566", "example.com"),
        (b"example.com:", "example.com"),
        (b"[::1]:80", "[::1]"),
        (b"under_score.local", "under_score.local"),
        (b"", ""),
    ],
)
def test_host_is_lower_case_without_port(authority: bytes, host: str) -> None:
    """The host loses its port and its capitals, nothing else."""
    assert host == host_name(authority)


@pytest.mark.parametrize("authority", [b"a b", b"a/b", b"u@a", b"a:80:80", b"a:x", b"a,b/", b"\xe9", b"[::1", b"a\tb"])
def test_broken_host_is_refused(authority: bytes) -> None:
    """What is no `host[:port]` is refused."""
    with pytest.raises(RefusedError):
        host_name(authority)


@pytest.mark.parametrize(
    ("target", "header", "expected"),
    [
        (b"http://A.b:80/p//q?x", b"a.B:80", ("a.b", "/p//q", "x")),
        (b"HTTP://a.b", None, ("a.b", "/", "")),
        (b"https://a.b?x=/y", b"a.b", ("a.b", "/", "x=/y")),
    ],
)
def test_absolute_form_is_split(target: bytes, header: bytes | None, expected: tuple[str, str, str]) -> None:
    """A target in absolute form gives host, path and query."""
    assert expected == split_absolute(target, header)


@pytest.mark.parametrize(
    ("target", "header"),
    [
        (b"http://a.b/", b"c.d"),
        (b"http://a.b:80/", b"a.b:81"),
        (b"http:///p", b"a"),
        (b"http://:80/p", b":80"),
        (b"http://u@a.b/", b"u@a.b"),
        (b"ftp://a.b/", b"a.b"),
        (b"http://a.b/#x", b"a.b"),
    ],
)
def test_absolute_form_that_disagrees_is_refused(target: bytes, header: bytes) -> None:
    """Two names for the host in one request, a user name or another scheme are refused."""
    with pytest.raises(RefusedError):
        split_absolute(target, header)
