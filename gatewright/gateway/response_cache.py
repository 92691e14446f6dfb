"""The cache cluster of a stage: answers that are kept for a while, the least used given up first.

Restates "Cache settings for REST APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
The cluster's size bounds what is kept, and so does the memory of one server. An answer above 1 MB is not kept
(documented). What is kept lives in memory only, so that `cacheDataEncrypted` has nothing at rest to encrypt.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Hashable
from dataclasses import dataclass
from typing import Final, Protocol

from gatewright.model.response import Response

SMALLEST: Final = "0.5"
"""`cacheClusterSize` where nobody sets it (documented), in GB."""

LARGEST: Final = 1_048_576
"""Bytes of the longest answer that is kept."""

MOST: Final = 256 * 1024 * 1024
"""Bytes that one stage may keep, however large its cluster is said to be."""

_GIGABYTE: Final = 1024**3
_OVERHEAD: Final = 512


@dataclass(frozen=True, slots=True)
class _Kept:
    response: Response
    until: float
    size: int


class KeepsResponses(Protocol):
    """Whoever keeps the answers of one stage: this process, or another one that has to be asked."""

    def get(self, key: Hashable, now: float) -> "Response | Awaitable[Response | None] | None":
        """Return what is kept under a key and fresh, at once or later."""

    def put(self, key: Hashable, response: Response, until: float) -> None:
        """Keep an answer until a moment, unless it is too long."""


class ResponseCache:
    """The answers of one stage."""

    __slots__ = ("_kept", "_most", "_size", "flushes")

    def __init__(self, cluster_size: str, flushes: int) -> None:
        """Take `cacheClusterSize`, and how often the stage's cache was flushed before."""
        self._most = min(MOST, int(float(cluster_size) * _GIGABYTE))
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._size = 0
        self.flushes = flushes

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable, now: float) -> Response | None:
        """Return what is kept under a key, `None` when there is nothing, or nothing that is fresh."""
        found = self._kept.get(key)
        if found is None:
            return None
        if found.until <= now:
            self.drop(key)
            return None
        self._kept.move_to_end(key)
        return found.response

    def put(self, key: Hashable, response: Response, until: float) -> None:
        """Keep an answer until a moment, unless it is too long."""
        self.drop(key)
        if len(response.body) > LARGEST:
            return
        size = len(response.body) + sum(len(name) + len(value) for name, value in response.headers) + _OVERHEAD
        self._kept[key] = _Kept(response, until, size)
        self._size += size
        while self._size > self._most:
            self.drop(next(iter(self._kept)))

    def drop(self, key: Hashable) -> None:
        """Forget what is kept under a key."""
        found = self._kept.pop(key, None)
        if found is not None:
            self._size -= found.size
