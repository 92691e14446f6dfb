from gatewright.bulk.wanted import EVERYTHING, Wanted

CALL = {"requestTimeEpoch": "1764136286000", "httpMethod": "GET", "resourcePath": "/pets/{id}"}


def test_a_span_begins_with_its_first_moment_and_ends_before_its_last() -> None:
    """A call whose time nobody told is of none."""
    assert Wanted(since=1764136286.0).has(CALL)
    assert not Wanted(since=1764136287.0).has(CALL)
    assert Wanted(until=1764136287.0).has(CALL)
    assert not Wanted(until=1764136286.0).has(CALL)
    assert not Wanted(since=0.0).has({})


def test_a_route_is_named_with_its_verb_or_without() -> None:
    """As the report writes it."""
    assert Wanted(route="GET /pets/{id}").has(CALL)
    assert Wanted(route="/pets/{id}").has(CALL)
    assert Wanted(route="$default").has({"routeKey": "$default"})
    assert not Wanted(route="POST /pets/{id}").has(CALL)


def test_by_itself_everything_is_wanted() -> None:
    """Whatever it is."""
    assert EVERYTHING.is_everything
    assert EVERYTHING.has({})
    assert not Wanted(route="x").is_everything


def test_a_span_alone_is_of_time() -> None:
    """Then a line's time is all that has to be read."""
    assert Wanted(since=1.0).is_of_time
    assert not Wanted(since=1.0, route="/pets").is_of_time
