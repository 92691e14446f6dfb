from gatewright.gateway.response_cache import LARGEST, MOST, SMALLEST, ResponseCache
from gatewright.model.response import Response


def answer(size: int = 1) -> Response:
    """Return an answer of so many bytes."""
    return Response(status=200, body=b"a" * size)


def test_answer_is_kept_until_its_moment() -> None:
    """Then it is gone."""
    cache = ResponseCache(SMALLEST, 0)
    cache.put("k", answer(), 10.0)

    assert (answer(), None, 0) == (cache.get("k", 9.9), cache.get("k", 10.0), len(cache))


def test_second_answer_takes_the_place_of_the_first() -> None:
    """One for each key."""
    cache = ResponseCache(SMALLEST, 0)
    cache.put("k", answer(1), 10.0)
    cache.put("k", answer(2), 10.0)

    assert (answer(2), 1) == (cache.get("k", 0.0), len(cache))


def test_long_answer_is_not_kept() -> None:
    """Documented: up to 1 MB."""
    cache = ResponseCache(SMALLEST, 0)
    cache.put("k", answer(LARGEST), 10.0)
    kept = len(cache)
    cache.put("k", answer(LARGEST + 1), 10.0)

    assert (1, 0) == (kept, len(cache))


def test_least_used_is_given_up_first() -> None:
    """What was asked for lately stays."""
    cache = ResponseCache("0.002", 0)
    for key in "ab":
        cache.put(key, answer(LARGEST), 10.0)
    cache.get("a", 0.0)
    cache.put("c", answer(LARGEST), 10.0)

    assert (True, False, True) == tuple(cache.get(key, 0.0) is not None for key in "abc")


def test_cluster_is_no_larger_than_the_server_allows() -> None:
    """237 GB are not taken from one process."""
    assert ResponseCache("237", 0)._most == MOST


def test_what_is_not_there_can_be_forgotten() -> None:
    """Nothing happens."""
    cache = ResponseCache(SMALLEST, 3)
    cache.drop("k")

    assert (0, 3) == (len(cache), cache.flushes)
