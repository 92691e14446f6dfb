"""A log under two configurations."""

from gatewright.bulk.replay import Replay
from tests.bulk.replaying import ANN, line, refused, sides
from tests.bulk.test_replay_decided import EVERYBODY, IN_OFFICE, OFFICE, OPEN


def test_calls_that_fare_alike_are_decided_once() -> None:
    """And each is counted, by route and by caller."""
    calls = [line(path=f"/prod/pets/{number}", identity_sourceIp=f"198.51.100.{number % 7}") for number in range(500)]
    found = Replay(*sides(EVERYBODY, OFFICE)).over([*calls, line(**IN_OFFICE), refused("ACCESS_DENIED")])

    assert (found.calls, found.number("denied"), found.number("stays-admitted")) == (502, 500, 1)
    assert (found.number("unexplained"), found.decisions) == (1, 3)
    (denied,) = found.of("denied")
    assert denied.routes.of == {"GET /pets/{petId}": 500}
    assert (denied.addresses.total, len(denied.addresses.of), denied.callers.of) == (500, 7, {})


def test_what_lacks_in_lines_is_counted_apart() -> None:
    """Each with the variable that it lacks; such a call changes nothing."""
    without = {name: value for name, value in line().items() if name != "path"}
    found = Replay(*sides(OPEN, OFFICE)).over([without, without, line()])

    assert (found.number("undecided"), found.number("denied")) == (2, 1)
    (group,) = found.of("undecided")
    assert group.fate.missing is not None
    assert group.fate.missing.subject == "log.path"


def test_callers_are_kept_apart() -> None:
    """Who signed is part of what a call is."""
    signed = line(identity_userArn=ANN)
    found = Replay(*sides(EVERYBODY, OFFICE)).over([line(), signed])

    assert found.decisions == 2
    assert found.of("denied")[0].callers.of == {ANN: 1}


def test_sessions_of_a_role_are_decided_once_and_counted_apart() -> None:
    """A function of AWS Lambda has another session at each start."""
    role = "arn:aws:sts::111122223333:assumed-role/shop"
    found = Replay(*sides(EVERYBODY, OFFICE)).over([line(identity_userArn=f"{role}/{name}") for name in "abc"])

    assert found.decisions == 1
    assert found.of("denied")[0].callers.total == 3


def test_the_window_is_that_of_the_lines() -> None:
    """In whatever order they come."""
    found = Replay(*sides()).over([line(requestTimeEpoch=str(1000 * moment)) for moment in (20, 10, 30)])

    assert (found.since, found.until) == (10.0, 30.0)
    assert (Replay(*sides()).over([]).since, Replay(*sides()).over([]).calls) == (0.0, 0)


def test_the_sum_of_single_decisions_is_the_whole() -> None:
    """Grouping changes no answer."""
    lines = [
        line(method, path, identity_sourceIp=address)
        for method in ("GET", "POST")
        for path in ("/prod/pets", "/prod/pets/7", "/prod/orders", "/prod/files/a/b")
        for address in ("192.0.2.1", "198.51.100.1", "-")
    ]
    whole = Replay(*sides(EVERYBODY, OFFICE)).over(lines).by_change
    single: dict[str, int] = {}
    for one in lines:
        for change, number in Replay(*sides(EVERYBODY, OFFICE)).over([one]).by_change.items():
            single[change] = single.get(change, 0) + number

    assert single == whole
