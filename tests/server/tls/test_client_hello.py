"""The name in a ClientHello."""

from ssl import TLSVersion

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.server.tls.client_hello import MOST_BYTES, ClientHello, NotTlsError, _newest, read
from tests.server.tls.hellos import hello, in_records

WHOLE = hello("api.example.com")


@pytest.mark.parametrize(
    ("asked", "read_as"),
    [("api.example.com", "api.example.com"), ("API.Example.COM", "api.example.com"), (None, None)],
)
def test_the_name_is_the_one_that_the_client_asks_for(asked: str | None, read_as: str | None) -> None:
    """In lower case, or none where none is asked for."""
    assert ClientHello(read_as, 0x0304) == read(hello(asked))


@pytest.mark.parametrize(
    ("newest", "number"), [(TLSVersion.TLSv1_1, 0x0302), (TLSVersion.TLSv1_2, 0x0303), (TLSVersion.TLSv1_3, 0x0304)]
)
def test_the_newest_version_is_the_best_that_the_client_offers(newest: TLSVersion, number: int) -> None:
    """In the old field, and in the list that replaced it, whose meaningless numbers do not count."""
    found = read(hello("api.example.com", newest))

    assert found is not None
    assert found.newest == number
    listed = b"\x00\x2b\x00\x07\x06\x7a\x7a\x03\x04\x03\x03"
    assert _newest(listed, 0x0303) == 0x0304


def test_less_than_the_whole_waits_for_more() -> None:
    """Wherever a hello is cut, the rest is waited for; never is half a name taken for the name."""
    assert [None] * len(WHOLE) == [read(WHOLE[:length]) for length in range(len(WHOLE))]


@pytest.mark.parametrize("size", [1, 5, 50, 200])
def test_records_of_any_size_hold_the_same_hello(size: int) -> None:
    """A message may be spread over records as its sender likes."""
    assert ClientHello("api.example.com", 0x0304) == read(in_records(WHOLE, size))


def test_what_follows_the_hello_does_not_matter() -> None:
    """Early data may stand behind it."""
    assert ClientHello("api.example.com", 0x0304) == read(WHOLE + b"\x17\x03\x03\x00\x01x")


@pytest.mark.parametrize(
    "data",
    [
        b"GET / HTTP/1.1\r\n",
        b"\x80\x2e\x01\x03\x01",
        b"\x15\x03\x01\x00\x02\x01\x00",
        b"\x16\x02\x00\x00\x01\x01",
        b"\x16\x03\x01\x00\x00",
        b"\x16\x03\x01\x00\x04\x02\x00\x00\x00",
        b"\x16\x03\x01\x00\x04\x01\x00\x00\x00",
    ],
)
def test_anything_else_is_told_at_once(data: bytes) -> None:
    """Plain text, SSL 2, alerts, other messages and hellos without members are no hellos."""
    with pytest.raises(NotTlsError):
        read(data)


def test_a_hello_that_does_not_end_is_not_waited_for() -> None:
    """More than one record can hold is refused."""
    endless = b"\x16\x03\x01\x40\x00\x01\xff\xff\xff"

    with pytest.raises(NotTlsError):
        read(endless + b"x" * (MOST_BYTES - len(endless)))


@given(st.binary(max_size=600), st.integers(0, 300))
def test_no_bytes_bring_another_error(data: bytes, kept: int) -> None:
    """Whatever comes, it is a hello, part of one, or none."""
    for made in (data, WHOLE[:kept] + data):
        try:
            found = read(made)
        except NotTlsError:
            continue
        assert found is None or isinstance(found, ClientHello)
