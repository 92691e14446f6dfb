import io
import pickle
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from gatewright.sources.errors import EvidenceError
from gatewright.sources.s3_objects import S3Access, S3Object, bucket_and_key, listed
from tests.gatewright_server import Running

CONTENT = bytes(range(256)) * 1000


@pytest.fixture(scope="module")
def access(gateway: Running) -> S3Access:
    """How the server's S3 is reached, with an object in it."""
    s3 = gateway.client("s3")
    s3.create_bucket(Bucket="objects")
    s3.put_object(Bucket="objects", Key="a/b", Body=CONTENT)
    s3.put_object(Bucket="objects", Key="empty", Body=b"")
    return S3Access(region="us-east-1", endpoint_url=gateway.url)


@pytest.mark.parametrize("whole", [True, False])
def test_an_object_is_read_as_a_file(access: S3Access, whole: bool) -> None:
    """From its start, from a place within, from its end, and behind it."""
    with S3Object(access, "s3://objects/a/b", whole=whole) as file:
        assert file.readable()
        assert file.seekable()
        assert CONTENT[:10] == file.read(10)
        assert 10 == file.tell()
        assert CONTENT[10:1000] == io.BufferedReader(file).read(990)
        assert len(CONTENT) - 3 == file.seek(-3, io.SEEK_END)
        assert CONTENT[-3:] == file.read(10)
        assert b"" == file.read(10)
        assert 5 == file.seek(5)
        assert 8 == file.seek(3, io.SEEK_CUR)
        assert CONTENT[8:12] == file.read(4)
    with S3Object(access, "s3://objects/a/b", whole=whole) as file:
        assert CONTENT == b"".join(iter(lambda: file.read(1 << 16), b""))


def test_an_object_without_bytes_is_empty(access: S3Access) -> None:
    """A range of it could not be asked for."""
    with S3Object(access, "s3://objects/empty") as file:
        assert b"" == file.read(10)


def test_how_s3_is_reached_can_be_given_to_another_process(access: S3Access) -> None:
    """It is a value."""
    assert access == pickle.loads(pickle.dumps(access))


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("s3://objects/none", "s3://objects/none: there is no such object"),
        ("s3://no-such-bucket-here/none", "s3://no-such-bucket-here/none: there is no such bucket"),
    ],
)
def test_what_is_not_there_is_said(access: S3Access, place: str, told: str) -> None:
    """One line that names it."""
    with pytest.raises(EvidenceError, match=f"^{told}$"):
        S3Object(access, place).read(1)


def test_a_place_has_a_bucket() -> None:
    """The key may be empty: then everything in it is meant."""
    assert ("b", "k/l") == bucket_and_key("s3://b/k/l")
    assert ("b", "") == bucket_and_key("s3://b")
    with pytest.raises(EvidenceError, match="expected `s3://BUCKET/PREFIX`, got `s3:///x`"):
        bucket_and_key("s3:///x")


def test_where_nobody_answers_one_line_says_so() -> None:
    """As where there is no such profile."""
    nowhere = S3Access(region="us-east-1", endpoint_url="http://127.0.0.1:1")
    with pytest.raises(EvidenceError, match=r"^s3://b: Could not connect to the endpoint URL: .*$"):
        list(listed(nowhere, "s3://b/x"))
    with pytest.raises(EvidenceError, match="nobody"):
        list(listed(S3Access(profile="nobody"), "s3://b/x"))


@contextmanager
def answering(*answers: bytes) -> Iterator[tuple[S3Access, list[bytes]]]:
    """Give one answer to each connection, as bytes, and keep what was asked."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            for answer in answers:
                connection, _ = door.accept()
                with connection:
                    asked.append(connection.recv(1 << 16))
                    connection.sendall(answer)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield S3Access(region="us-east-1", endpoint_url=f"http://127.0.0.1:{door.getsockname()[1]}"), asked
        thread.join(10)


def answer(body: bytes, length: int, *, start: int = 0, size: int = 10) -> bytes:
    """Return an answer of S3 that may promise more than it gives."""
    status = f"206 Partial Content\r\nContent-Range: bytes {start}-{size - 1}/{size}" if start else "200 OK"
    return f'HTTP/1.1 {status}\r\nETag: "e"\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n'.encode() + body


def test_reading_goes_on_where_a_connection_broke() -> None:
    """With the rest, of the same object."""
    with answering(answer(b"abcd", 10), answer(b"efghij", 6, start=4)) as (access, asked):
        file = S3Object(access, "s3://b/k")
        found = b"".join(iter(lambda: file.read(4), b""))

    assert b"abcdefghij" == found
    assert b"range: bytes=4-" in asked[1].lower()
    assert b'if-match: "e"' in asked[1].lower()


def test_a_connection_that_breaks_always_is_given_up() -> None:
    """After some tries without a single byte."""
    with answering(*[answer(b"", 10)] * 4) as (access, _), pytest.raises(EvidenceError, match="broke 4 times"):
        S3Object(access, "s3://b/k").read(4)


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [
        ("403 Forbidden", "AccessDenied", "not allowed; this needs `s3:GetObject`"),
        ("403 Forbidden", "InvalidObjectState", "it is archived"),
        ("412 Precondition Failed", "PreconditionFailed", "it was changed while it was read"),
        ("400 Bad Request", "Odd", "An error occurred .Odd."),
    ],
)
def test_refusals_are_told(status: str, code: str, told: str) -> None:
    """With the permission that it takes, where one is missing."""
    body = f"<Error><Code>{code}</Code><Message>m</Message></Error>".encode()
    raw = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body
    with answering(raw) as (access, _), pytest.raises(EvidenceError, match=told):
        S3Object(access, "s3://b/k").read(4)


def test_a_part_is_asked_for_alone() -> None:
    """What stands behind it is asked for only when somebody reads on: the end of its last line."""
    first = answer(b"abcd", 4).replace(b"200 OK", b"206 Partial Content\r\nContent-Range: bytes 0-3/10")
    with answering(first, answer(b"ef", 2, start=4)) as (access, asked):
        file = S3Object(access, "s3://b/k", until=4)
        found = file.read(4), file.read(2)

    assert (b"abcd", b"ef") == found
    assert b"range: bytes=0-3\r\n" in asked[0].lower()
    assert b"range: bytes=4-5\r\n" in asked[1].lower()
