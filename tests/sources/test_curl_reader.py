"""Lines are sorted into calls."""

import pytest

from gatewright.sources.curl_reader import RawCall, Reader
from gatewright.sources.errors import EvidenceError
from gatewright.sources.http_text import RequestLine, StatusLine


def read(text: str) -> list[RawCall]:
    """Return the calls that a reader finds in a transcript."""
    reader = Reader()
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        reader.line(number, line)
    return reader.finish(len(lines))


def test_interim_answer_gives_way_to_the_answer() -> None:
    """Curl prints no empty line behind `100 Continue`; the next status line starts the head that counts."""
    (call,) = read("> PUT / HTTP/1.1\n> A: b\n>\n< HTTP/1.1 100 Continue\n< HTTP/1.1 403 Forbidden\n< C: d\n<")

    assert call.start == RequestLine("PUT", "/", "HTTP/1.1")
    assert (call.answer, call.received) == (StatusLine("HTTP/1.1", 403, "Forbidden"), [(6, "C: d")])


def test_markers_outside_a_head_are_body() -> None:
    """A body may hold lines that start like curl's; only a head makes them heads."""
    (call,) = read("> GET / HTTP/1.1\n>\n< HTTP/1.1 403 No\n<\n> quoted\n< more")

    assert call.body == ["> quoted", "< more"]


def test_remark_glued_to_a_body_is_cut_off() -> None:
    """On a terminal, a body without a line break has curl's next remark behind it."""
    (call,) = read('> GET / HTTP/1.1\n>\n< HTTP/1.1 403 No\n<\n{"a":1}* Connection #0 to host h left intact')

    assert call.body == ['{"a":1}']


def test_head_repeated_by_dash_i_is_no_body() -> None:
    """`curl -vi` on a terminal prints each line of the head twice."""
    (call,) = read("> GET / HTTP/2\n>\n< HTTP/2 403 \nHTTP/2 403 \n< a: b\na: b\n< \n\nbody")

    assert (call.received, call.received_whole, call.body) == ([(5, "a: b")], True, ["", "body"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "> GET / HTTP/1.1\n> Host: h",
            "line 2: the transcript ends inside the head of the request: expected `> ` lines and then an empty `>`",
        ),
        (
            "> GET / HTTP/1.1\n>\n< HTTP/1.1 403 No",
            "line 3: the transcript ends inside the head of the answer: expected `< ` lines and then an empty `<`",
        ),
    ],
)
def test_cut_off_head_is_refused(text: str, message: str) -> None:
    """A transcript that ends inside a head hides header fields, so it cannot be used."""
    with pytest.raises(EvidenceError) as caught:
        read(text)

    assert str(caught.value) == message


def test_failure_belongs_to_the_call_that_it_ended() -> None:
    """A reset after the request is that call's; a failure while connecting again is a call of its own."""
    reset = "> GET / HTTP/1.1\n>\n* Recv failure: Connection reset by peer"
    (call,) = read(reset)
    calls = read(f"{reset}\n*   Trying 10.0.0.1:443...\n* connect to 10.0.0.1 port 443 failed: Connection refused")

    assert call.failure is not None
    assert call.failure.kind == "reset"
    assert [one.start is None for one in calls] == [False, True]


@pytest.mark.parametrize(
    ("tried", "address"),
    [
        ("  Trying 10.0.1.25:443...", "10.0.1.25"),
        ("  Trying 10.0.1.25...", "10.0.1.25"),
        ("  Trying [fd00::1]:443...", "fd00::1"),
        ("  Trying fd00::1...", "fd00::1"),
    ],
)
def test_address_that_was_tried_is_where_the_name_led(tried: str, address: str) -> None:
    """Also when nobody answered there; that of a proxy is not."""
    lines = f"* Host a.example:443 was resolved.\n* {tried}\n* Connection timed out\ncurl: (28) Connection timed out"
    (call,) = read(lines)
    (proxied,) = read(f"* Uses proxy env variable https_proxy == 'http://p:3128'\n{lines}")

    assert (call.host, call.remote_ip) == ("a.example", address)
    assert proxied.remote_ip is None
