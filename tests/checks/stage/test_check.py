"""Does the API have the stage that the path names? What the cases do not show."""

from dataclasses import replace

import pytest

from gatewright.checks.stage.check import check
from gatewright.model.api import Api
from gatewright.model.call import Call
from gatewright.model.listing import Listing
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Pass, Unsure
from gatewright.model.unknown import UNKNOWN, Missing, Unknown
from tests.casebook import reached, request, world

HOST = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
PETS = world("pets").configuration()
REFUSED = Unknown((Missing(subject="configuration.stages", what=Message("the stages"), permission="apigateway:GET"),))


def calling(path: str, rest: Unknown | None = None) -> Call:
    """Return a call of this path to an API of whose other stages `rest` is known."""
    call = reached("stage", request(f"GET {HOST}{path}"), PETS)
    if not isinstance(call.api, Api):
        raise TypeError("the API is known here")
    return replace(call, api=replace(call.api, stages=Listing(call.api.stages.items, rest)))


def test_the_stage_is_established() -> None:
    """The stage that the first segment names is kept."""
    outcome = check(calling("/beta/pets"))

    assert isinstance(outcome, Pass)
    assert outcome.call is not None
    assert not isinstance(outcome.call.stage, Unknown)
    assert outcome.call.stage.name == "beta"


@pytest.mark.parametrize("path", ["/Prod/pets", "/", "//Prod/pets", "/pr%6Fd/pets", "/prod%2Fpets"])
def test_names_are_compared_letter_by_letter(path: str) -> None:
    """Stage names are case-sensitive, and the first segment is compared as it was sent."""
    outcome = check(calling(path))

    assert isinstance(outcome, Deny)
    assert [fact.value for fact in outcome.because][1] == "prod, beta"


def test_a_stage_that_nobody_listed_may_not_exist() -> None:
    """Of an incomplete list, a name that is not in it may be a stage; the reader's reason is kept."""
    outcome = check(calling("/dev/pets", REFUSED))

    assert isinstance(outcome, Unsure)
    assert outcome.missing == REFUSED.missing
    assert [denial.cause.id for denial in outcome.may] == ["stage.not-found"]


def test_how_to_learn_the_stages_is_said() -> None:
    """Without a reason of the reader's own the check names the command."""
    outcome = check(calling("/dev/pets", UNKNOWN))

    assert isinstance(outcome, Unsure)
    assert outcome.missing[0].command == "aws apigateway get-stages --rest-api-id a1b2c3d4e5"


def test_a_path_without_a_stage_is_refused_whatever_the_stages_are() -> None:
    """No stage has an empty name."""
    assert isinstance(check(calling("/", UNKNOWN)), Deny)
