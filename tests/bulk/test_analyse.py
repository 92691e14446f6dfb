import json
from collections.abc import Mapping

from gatewright.bulk.analyse import Origin, Verdicts, analyse
from gatewright.bulk.tally import Unread
from gatewright.bulk.verdict import Verdict
from gatewright.bulk.wanted import Wanted
from gatewright.cli.log_verdicts import by_the_line
from gatewright.sources.access_log import guessed

KEY = Verdict(outcome="decided", answered_by="api-gateway-rest", causes=("api-key.missing",), standing="likely")


def line(**told: str) -> str:
    """Return a line of a log."""
    return json.dumps({"requestId": "a", "httpMethod": "GET", "resourcePath": "/pets", "status": "403", **told})


def origin(*lines: str, name: str = "a.log") -> Origin:
    """Return a log."""
    return Origin(name=name, lines=enumerate(lines, start=1))


def test_nothing_is_lost() -> None:
    """Each line is a call or is named; each call passed, was refused, or tells no status."""
    found = analyse(
        [origin(line(), line(status="200"), "rubbish", "", line(status="-"), line(path="no path"))],
        guessed,
        by_the_line,
    )

    assert (5, 3, 1, 1, 1, 2) == (
        found.lines,
        found.calls,
        found.passed,
        found.refused,
        found.untold,
        found.unreadable,
    )
    assert Unread(0, 3, "a.log", "not a line of this access log: `rubbish`") == found.first_unreadable


def test_a_variable_that_cannot_be_is_named() -> None:
    """As the doctor does, with the line."""
    found = analyse([origin(line(path="no path"))], guessed, by_the_line).first_unreadable

    assert found is not None
    assert "`access_log.path`: expected a path that starts with `/`, got `no path`" == found.why


def test_equal_refusals_are_decided_once() -> None:
    """However many there are; when there is no room for a group, it is decided anew."""
    asked: list[Mapping[str, str]] = []

    def decide(told: Mapping[str, str]) -> Verdict:
        asked.append(told)
        return KEY

    verdicts = Verdicts(decide, most=1)
    for told in ({"status": "403", "requestId": "a"}, {"status": "403", "requestId": "b"}):
        found = verdicts.of(told)
        assert found is not None
        assert KEY == found.verdict
    assert (1, 1) == (len(asked), verdicts.decided)
    verdicts.of({"status": "404"})
    verdicts.of({"status": "403"})
    assert 3 == verdicts.decided


def test_what_was_not_asked_for_is_left_out() -> None:
    """And the sum still holds."""
    found = analyse([origin(line(), line(resourcePath="/orders"))], guessed, by_the_line, Wanted(route="/pets"))

    assert (2, 1, 1) == (found.lines, found.calls, found.left_out)


FILLS = {"authorizer.principalId": "ann", "authorizer.requestId": "r1", "status": "200", "error.message": "-"}
KEPT = {
    "authorizer.principalId": "ann",
    "authorizer.requestId": "-",
    "resourcePath": "/orders",
    "error.message": "User is not authorized to access this resource",
    "error.responseType": "ACCESS_DENIED",
}


def test_a_kept_policy_is_seen_across_the_files_of_one_api() -> None:
    """Deliveries cut a log into files; where the lines do not name the API, another file may be another one's."""
    logs = [origin(line(apiId="a1", **FILLS)), origin(line(apiId="a1", **KEPT), name="b.log")]
    unnamed = [origin(line(**FILLS)), origin(line(**KEPT), name="b.log")]

    def outcomes(origins: list[Origin]) -> Mapping[str, int]:
        return analyse(origins, guessed, by_the_line).by_cause["authorizer.cached-policy-too-narrow"].outcomes

    assert {"decided": 1} == outcomes(logs)
    assert {"narrowed": 1} == outcomes(unnamed)
