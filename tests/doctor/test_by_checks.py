"""What the checks say of a request, joined with the answer that was seen."""

from gatewright.doctor.by_checks import by_checks
from gatewright.engine.decide import walk
from gatewright.model.request import Headers, Request
from tests.casebook import world
from tests.doctor.evidence import FORBIDDEN, HOST, MISSING_TOKEN, alone, answers, call, with_pets


def test_a_configuration_that_lets_the_call_pass_contradicts_the_answer() -> None:
    """What answers so, and is excluded by the configuration, is named as contradicted; none counts as an answer."""
    diagnosis = with_pets(call("GET", "/prod/pets", MISSING_TOKEN))

    assert diagnosis.outcome == "undecidable"
    assert answers(diagnosis) == []
    assert "route.not-found" in {each.cause.id for each in diagnosis.findings if each.standing == "contradicted"}
    assert {each.standing for each in diagnosis.findings} <= {"contradicted", "waiting"}


def test_a_refusal_that_does_not_fit_the_answer_waits() -> None:
    """The configuration refuses for the stage, the answer speaks of the route: the stage would be next."""
    diagnosis = with_pets(call("GET", "/Prod/pets", MISSING_TOKEN))
    standings = {finding.cause.id: finding.standing for finding in diagnosis.findings}

    assert standings["stage.not-found"] == "waiting"


def test_what_would_stop_the_call_next_waits_behind_the_cause() -> None:
    """A key that is missing on a stage whose endpoint is closed waits behind the closed endpoint."""
    change = {"api": {"disableExecuteApiEndpoint": True}}
    diagnosis = with_pets(call("POST", "/prod/orders", FORBIDDEN), change)
    standings = [(finding.cause.id, finding.standing) for finding in diagnosis.findings]

    assert standings[0] == ("endpoint.default-disabled", "confirmed")
    assert ("api-key.missing", "waiting") in standings


def test_commands_of_what_is_missing_are_filled() -> None:
    """What would tell more is a command that names what is known, with no braces left."""
    diagnosis = alone(call("GET", "/prod/pet", MISSING_TOKEN))

    assert diagnosis.unread
    assert all("{" not in str(gap.command) for gap in diagnosis.unread)


def test_a_refusal_that_the_answer_fits_is_confirmed_and_nothing_before_it() -> None:
    """Best first; what stands behind it in the chain can only wait."""
    request = Request(method="GET", host=HOST, path="/prod/pet", headers=Headers((("Host", HOST),)))
    found = by_checks(walk(request, world("pets").configuration()), MISSING_TOKEN)

    assert [(each.cause.id, each.standing) for each in found] == [("route.not-found", "confirmed")]
    assert found[0].why is not None
    assert found[0].fixes
