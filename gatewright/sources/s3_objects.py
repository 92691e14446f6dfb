"""Objects of S3, or of a server that speaks as it does, listed and read piece by piece; nothing is written to disk.

`ListObjectsV2`, and `GetObject` with a range (Amazon S3 API reference); `s3:ListBucket` and `s3:GetObject` allow them.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from gatewright.sources.errors import AccountError, EvidenceError

if TYPE_CHECKING:
    from typing_extensions import Buffer

SCHEME: Final = "s3://"
_TRIES: Final = 4
"""So often reading goes on where a connection broke, without a single byte in between."""

_SAID: Final = {
    "NoSuchBucket": "there is no such bucket",
    "NoSuchKey": "there is no such object",
    "404": "there is no such object",
    "InvalidObjectState": "it is archived; restore it first (`aws s3api restore-object`)",
    "PreconditionFailed": "it was changed while it was read",
    "412": "it was changed while it was read",
}
_FORBIDDEN: Final = ("AccessDenied", "AllAccessDisabled", "403")


@dataclass(frozen=True, slots=True)
class S3Access:
    """How S3 is reached, as the AWS CLI's options say it; a value that another process can be given."""

    profile: str | None = None
    """`--profile`."""

    region: str | None = None
    """`--region`."""

    endpoint_url: str | None = None
    """`--endpoint-url`."""


@lru_cache(maxsize=8)
def _client(access: S3Access) -> Any:
    """Return the client of this process."""
    from botocore.config import Config  # noqa: PLC0415 - boto3 is slow to load and seldom needed
    from botocore.exceptions import BotoCoreError  # noqa: PLC0415 - as above

    from gatewright.sources.aws_session import aws_session  # noqa: PLC0415 - as above

    config = Config(connect_timeout=5, read_timeout=30, retries={"max_attempts": 4, "mode": "standard"})
    try:
        session = aws_session(access.profile, access.region, access.endpoint_url)
        where = session.region_name or "us-east-1"
        return session.client("s3", region_name=where, endpoint_url=access.endpoint_url, config=config)
    except (AccountError, BotoCoreError, ValueError) as error:
        raise EvidenceError(str(error)) from error


def bucket_and_key(place: str) -> tuple[str, str]:
    """Return bucket and key, or prefix, of `s3://bucket/key`; raises `EvidenceError`."""
    bucket, _, key = place.removeprefix(SCHEME).partition("/")
    if not bucket:
        raise EvidenceError(f"expected `s3://BUCKET/PREFIX`, got `{place}`")
    return bucket, key


def listed(access: S3Access, place: str) -> Iterator[tuple[str, int]]:
    """Yield key and size of each object that starts so, in the order of the keys; raises `EvidenceError`."""
    bucket, prefix = bucket_and_key(place)
    pages = _client(access).get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
    with _Told(f"{SCHEME}{bucket}", "s3:ListBucket"):
        for page in pages:
            for found in page.get("Contents", ()):
                yield str(found["Key"]), int(found["Size"])


class S3Object(io.RawIOBase):
    """One object as a file: read from where one stands, in one request as long as its connection holds."""

    def __init__(self, access: S3Access, place: str, *, whole: bool = True, until: int | None = None) -> None:
        """Take `s3://bucket/key`.

        Without `whole` every read asks for its own range, as random access needs it. Nothing behind `until` is asked
        for before somebody reads it.
        """
        super().__init__()
        self._client = _client(access)
        self._place = place
        self._named = dict(zip(("Bucket", "Key"), bucket_and_key(place), strict=True))
        self._whole = whole
        self._until = until
        self._at = 0
        self._body: Any = None
        self._size: int | None = None
        self._tag: str | None = None

    def readable(self) -> bool:
        """Tell that it is."""
        return True

    def seekable(self) -> bool:
        """Tell that it is: ranges can be asked for."""
        return True

    def tell(self) -> int:
        """Return where the next byte is read."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to another place."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at}.get(whence)
        to = offset + (self.size() if base is None else base)
        if to != self._at:
            self._drop()
            self._at = to
        return self._at

    def size(self) -> int:
        """Return how many bytes the object has."""
        if self._size is None:
            with _Told(self._place, "s3:GetObject"):
                self._size = int(self._client.head_object(**self._named)["ContentLength"])
        return self._size

    def readinto(self, buffer: "Buffer") -> int:
        """Read into a buffer; return how many bytes came."""
        view = memoryview(buffer).cast("B")
        given = self._read(len(view))
        view[: len(given)] = given
        self._at += len(given)
        return len(given)

    def close(self) -> None:
        """Let go of the connection."""
        self._drop()
        super().close()

    def _read(self, size: int) -> bytes:
        from botocore.exceptions import BotoCoreError, HTTPClientError  # noqa: PLC0415 - boto3 is loaded by now

        for left in reversed(range(_TRIES)):
            if self._body is None and not self._open(size):
                return b""
            try:
                given = bytes(self._body.read(size))
            except (BotoCoreError, HTTPClientError, OSError) as error:
                self._drop()
                if not left:
                    raise EvidenceError(
                        f"{self._place}: the connection broke {_TRIES} times: {_line(error)}"
                    ) from error
                continue
            if not self._whole or not given:
                self._drop()
            if given or size == 0:
                return given
        return b""

    def _open(self, size: int) -> bool:
        """Ask for what comes from here on; return whether there is anything."""
        if size == 0 or (self._size is not None and self._at >= self._size):
            return False
        last = self._last(size)
        asked = {"Range": f"bytes={self._at}-{last}"} if self._at or last else {}
        same = {"IfMatch": self._tag} if self._tag else {}
        with _Told(self._place, "s3:GetObject"):
            answer = self._client.get_object(**self._named, **asked, **same)
        self._tag = answer.get("ETag")
        whole = str(answer.get("ContentRange", "")).rpartition("/")[2]
        self._size = int(whole) if whole.isdigit() else self._at + int(answer["ContentLength"])
        self._body = answer["Body"]
        return True

    def _last(self, size: int) -> str:
        """Return the last byte that is asked for; empty for that of the object."""
        if self._whole and self._until is not None and self._at < self._until:
            return str(self._until - 1)
        return "" if self._whole and self._until is None else str(self._at + size - 1)

    def _drop(self) -> None:
        if self._body is not None:
            self._body.close()
            self._body = None


class _Told:
    """What boto3 raises becomes one line that names the place and the permission."""

    def __init__(self, place: str, permission: str) -> None:
        self._place = place
        self._permission = permission

    def __enter__(self) -> None:
        """Nothing to do yet."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - boto3 is loaded by now

        if isinstance(error, ClientError):
            code = str(error.response.get("Error", {}).get("Code", "?"))
            said = f"not allowed; this needs `{self._permission}`" if code in _FORBIDDEN else _SAID.get(code)
            raise EvidenceError(f"{self._place}: {said or _line(error)}") from error
        if isinstance(error, BotoCoreError):
            raise EvidenceError(f"{self._place}: {_line(error)}") from error


def _line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
