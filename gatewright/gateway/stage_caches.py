"""The caches of all stages: the same after a deployment, an empty one after a flush."""

from dataclasses import dataclass
from typing import Protocol

from gatewright.gateway.response_cache import KeepsResponses, ResponseCache


@dataclass(frozen=True, slots=True)
class StageCache:
    """Which cache is meant."""

    stage: tuple[str, ...]
    """The region, the API, the stage, and whether it is the canary's own."""

    size: str
    """`cacheClusterSize`."""

    flushes: int
    """How often it was flushed."""


class KeepsCaches(Protocol):
    """Whoever keeps caches: this process, or another one."""

    def of(self, named: StageCache) -> KeepsResponses:
        """Return the cache of a stage."""


class StageCaches:
    """The caches that this process keeps."""

    def __init__(self) -> None:
        self._caches: dict[tuple[str, ...], ResponseCache] = {}

    def of(self, named: StageCache) -> ResponseCache:
        """Return the cache of a stage; whoever has not heard of its last flush gets one that nobody else reads."""
        known = self._caches.get(named.stage)
        if known is not None and known.flushes == named.flushes:
            return known
        made = ResponseCache(named.size, named.flushes)
        if known is None or known.flushes < named.flushes:
            self._caches[named.stage] = made
        return made
