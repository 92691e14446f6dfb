import pytest

from gatewright.checks.request.parameters import parameters
from gatewright.model.fact import Fact
from gatewright.model.method_request import MethodRequest, RequestValidator
from gatewright.model.outcome import Deny, Unsure
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN
from tests.checks.request.rules import call, rules

WANTED = (("header", "x-owner"), ("path", "id"), ("querystring", "colour"))
ASKED = rules(required=WANTED)


def test_missing_parameters_are_proven_one_by_one() -> None:
    """Where the method requires each, and that the request has none."""
    found = parameters(call(ASKED, headers={"X-Owner": " "}, path={"id": "7"}), ASKED)

    assert isinstance(found, Deny)
    assert "x-owner, colour" == found.values["parameters"]
    assert found.because == (
        Fact("configuration", "deployed[/toys].POST.requestParameters[method.request.header.x-owner]", "true"),
        Fact("request", "headers.x-owner", "-"),
        Fact("configuration", "deployed[/toys].POST.requestParameters[method.request.querystring.colour]", "true"),
        Fact("request", "query.colour", "-"),
    )


@pytest.mark.parametrize(
    "asked",
    [
        rules(required=WANTED, validator=None),
        rules(required=WANTED, validator=RequestValidator(name="b", parameters=False, body=True)),
        rules(),
    ],
)
def test_nobody_looks_where_nobody_validates(asked: MethodRequest) -> None:
    """Or where nothing is required."""
    assert parameters(call(asked), asked) is None


def test_headers_that_evidence_leaves_out_are_unknown() -> None:
    """A log has no header fields: it may have been there."""
    found = parameters(call(ASKED, path={"id": "7"}, withheld=True), ASKED)

    assert isinstance(found, Unsure)
    assert ["request.headers.x-owner"] == [gap.subject for gap in found.missing]


def test_one_that_is_missing_for_sure_refuses_whatever_the_others_are() -> None:
    """Then nobody knows which names the answer has."""
    found = parameters(call(ASKED, withheld=True), ASKED)

    assert isinstance(found, Deny)
    assert "?" == found.values["parameters"]


def test_unknown_validator_is_asked_for_only_where_something_is_missing() -> None:
    """A request with everything is taken by whatever validates it."""
    asked = rules(required=WANTED[:1], validator=UNKNOWN)

    assert isinstance(parameters(call(asked), asked), Unsure)
    assert parameters(call(asked, headers={"x-owner": "me"}), asked) is None
    assert Headers().get("x-owner") is None
