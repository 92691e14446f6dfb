"""
URLs that open something of the server for ten minutes, as presigned URLs of AWS do: who was told one needs no more.

https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCodeLocation.html: "Presigned URL ... valid for 10 minutes".
The key is of one run of the server; a URL of the run before opens nothing.
"""

import hmac
from typing import Final
from urllib.parse import parse_qsl

SECONDS: Final = 600
_EXPIRES, _SEAL = "Expires", "Seal"
_LONGEST: Final = 15


class SealedUrls:
    """Seals paths, and tells which seals are right."""

    def __init__(self, key: bytes) -> None:
        """Take a key that nobody can guess."""
        self._key = key

    def sealed(self, path: str, now: float) -> str:
        """Return a path with a query that opens it."""
        expires = str(int(now) + SECONDS)
        return f"{path}?{_EXPIRES}={expires}&{_SEAL}={self._seal(path, expires)}"

    def opens(self, path: str, query: str, now: float) -> bool:
        """Tell whether a query opens a path."""
        told = dict(parse_qsl(query))
        expires = told.get(_EXPIRES, "")
        right = hmac.compare_digest(self._seal(path, expires).encode(), told.get(_SEAL, "").encode())
        is_number = expires.isascii() and expires.isdigit() and len(expires) <= _LONGEST
        return right and is_number and now < int(expires)

    def _seal(self, path: str, expires: str) -> str:
        return hmac.digest(self._key, f"{path}\n{expires}".encode(), "sha256").hex()
