"""The caches of all stages."""

from gatewright.gateway.stage_caches import StageCache, StageCaches
from gatewright.model.response import Response

STAGE = ("us-east-1", "a1b2c3d4e5", "prod", "False")
ANSWER = Response(status=200)


def test_a_stage_keeps_its_cache_until_it_is_flushed() -> None:
    """A flush leaves nothing of what was kept."""
    caches = StageCaches()
    caches.of(StageCache(STAGE, "0.5", 0)).put("key", ANSWER, 100.0)

    assert caches.of(StageCache(STAGE, "0.5", 0)).get("key", 0.0) == ANSWER
    assert caches.of(StageCache(STAGE, "0.5", 1)).get("key", 0.0) is None


def test_who_has_not_heard_of_a_flush_brings_nothing_back() -> None:
    """What he keeps is read by nobody, himself included."""
    caches = StageCaches()
    late, current = StageCache(STAGE, "0.5", 0), StageCache(STAGE, "0.5", 1)
    caches.of(current)
    caches.of(late).put("key", ANSWER, 100.0)

    assert [caches.of(late).get("key", 0.0), caches.of(current).get("key", 0.0)] == [None, None]


def test_stages_are_apart() -> None:
    """The canary's own cache is another one."""
    caches = StageCaches()
    caches.of(StageCache(STAGE, "0.5", 0)).put("key", ANSWER, 100.0)

    assert caches.of(StageCache((*STAGE[:3], "True"), "0.5", 0)).get("key", 0.0) is None
