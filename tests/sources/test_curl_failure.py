"""What curl says when no answer came."""

import pytest

from gatewright.sources.curl_failure import host_in, is_error_line, of_error_line, of_words


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("curl: (6) Could not resolve host: nosuch.invalid", "dns"),
        ("curl: (7) Failed to connect to 127.0.0.1 port 1 after 0 ms: Couldn't connect to server", "refused"),
        ("curl: (28) Connection timed out after 1001 milliseconds", "timeout"),
        ("curl: (35) OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number", "tls"),
        ("curl: (35) Recv failure: Connection reset by peer", "reset"),
        ("curl: (52) Empty reply from server", "empty"),
        ("curl: (56) Recv failure: Connection reset by peer", "reset"),
        ("curl: (60) SSL certificate problem: self-signed certificate", "certificate"),
        ("curl: (92) HTTP/2 stream 1 was not closed cleanly", "other"),
    ],
)
def test_error_line_tells_the_kind(line: str, kind: str) -> None:
    """The words decide, and the code where they are general."""
    failure = of_error_line(line)

    assert failure is not None
    assert (failure.kind, failure.detail) == (kind, line)


def test_remark_before_knows_better_than_a_general_code() -> None:
    """`Couldn't connect` after `No route to host` is not a refused connection."""
    failure = of_error_line("curl: (7) Couldn't connect to server", of_words("connect failed: No route to host"))

    assert failure is not None
    assert failure.kind == "unreachable"


def test_fail_option_is_no_failure_of_the_call() -> None:
    """`curl: (22)` reports the 403 itself, which is an answer."""
    assert is_error_line("curl: (22) The requested URL returned error: 403")
    assert of_error_line("curl: (22) The requested URL returned error: 403") is None


def test_host_is_read_from_the_words() -> None:
    """Four remarks name the host."""
    words = (
        "Could not resolve host: Nosuch.Invalid",
        "Failed to connect to a.example port 443 after 2 ms",
        "Connected to a.example (10.0.0.1) port 443 (#0)",
        "Host a.example:443 was resolved.",
    )

    assert [host_in(text) for text in words] == ["nosuch.invalid", "a.example", "a.example", "a.example"]
    assert host_in("Trying 10.0.0.1:443...") is None
    assert host_in("Connected to (nil) (127.0.0.1) port 443 (#0)") is None
