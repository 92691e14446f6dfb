"""Is there a resource with this path and a method with this verb? What the cases do not show."""

from dataclasses import replace

import pytest

from gatewright.checks.route.check import check
from gatewright.configuration.build import build
from gatewright.engine.respond import refusal
from gatewright.model.api import Api
from gatewright.model.call import Call
from gatewright.model.listing import Listing
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.request import Headers
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.casebook import Withheld, reached, request, world

HOST = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
PETS = world("pets").configuration()
SIGNED = (
    "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260115/eu-west-1/execute-api/aws4_request,"
    " SignedHeaders=host;x-amz-date, Signature=0f"
)


def calling(text: str, *, saved: bool = True, deployed: bool = True, withheld: bool = False) -> Call:
    """Return a call below the host, of which some things are not known."""
    verb, _, rest = text.partition(" ")
    call = reached("route", request(f"{verb} {HOST}{rest}"), PETS)
    if not isinstance(call.api, Api) or not isinstance(call.stage, Stage):
        raise TypeError("stage and API are known here")
    headers = Headers(call.request.headers.items, withheld)
    return replace(
        call,
        request=replace(call.request, headers=headers),
        api=call.api if saved else replace(call.api, saved=UNKNOWN),
        stage=call.stage if deployed else replace(call.stage, deployed=UNKNOWN),
    )


def may(outcome: Outcome) -> list[str]:
    """Return the causes that an unsure check leaves open, the likeliest first."""
    if not isinstance(outcome, Unsure):
        raise TypeError(f"expected an unsure check, not {outcome}")
    return [denial.cause.id.removeprefix("route.") for denial in outcome.may]


def test_a_route_is_established() -> None:
    """The resource, its method and the parameters of the path are kept."""
    outcome = check(calling("GET /prod/pets/7"))

    assert isinstance(outcome, Pass)
    assert outcome.call is not None
    assert not isinstance(outcome.call.route, Unknown)
    assert outcome.call.route.path_parameters == {"petId": "7"}


def test_without_the_deployment_the_saved_definition_tells_what_is_likely() -> None:
    """A path that is saved can only be an older deployment; one that is not is likeliest what the saved one says."""
    assert may(check(calling("GET /prod/pets", deployed=False))) == ["stage.changed-since-deployment"]
    assert may(check(calling("GET /prod/pet", deployed=False)))[0] == "not-found"
    assert may(check(calling("PUT /prod/pets", deployed=False)))[0] == "method-not-found"


def test_without_both_definitions_everything_may_be_meant_that_the_request_allows() -> None:
    """What was sent rules causes out, though nothing is known of the API."""
    plain = may(check(calling("GET /prod/pets", saved=False, deployed=False)))
    bearer = may(check(calling("GET /prod/pets\nAuthorization: Bearer a.b", saved=False, deployed=False)))

    assert plain == ["not-found", "method-not-found", "stage.changed-since-deployment"]
    assert bearer == ["not-found-with-authorization", "method-not-found", "stage.changed-since-deployment"]


def test_without_the_saved_definition_an_unmatched_call_may_be_an_older_deployment() -> None:
    """Whether the route was saved since is what tells the two apart."""
    outcome = check(calling("GET /prod/pet", saved=False))

    assert may(outcome) == ["not-found", "stage.changed-since-deployment"]
    assert isinstance(outcome, Unsure)
    assert outcome.missing[0].command == "aws apigateway get-resources --rest-api-id a1b2c3d4e5 --embed methods"


def test_a_saved_route_is_the_older_deployment_whatever_was_sent() -> None:
    """Where the saved definition has the route, only the answer's wording depends on headers that are withheld."""
    outcome = check(calling("GET /prod/toys", withheld=True))

    assert may(outcome) == ["stage.changed-since-deployment"]
    assert isinstance(outcome, Unsure)
    assert [one.subject for one in outcome.missing] == ["request.headers.authorization"]


def test_headers_that_are_withheld_leave_the_answers_open_that_they_could_bring() -> None:
    """An Authorization header that may have been sent makes the other cause of an unknown path possible."""
    assert may(check(calling("GET /prod/pet", withheld=True))) == [
        "not-found",
        "not-found-with-authorization",
    ]
    assert isinstance(outcome := check(calling("GET /prod/pet", withheld=True)), Unsure)
    assert outcome.refuses
    assert "preflight-refused" in may(check(calling("OPTIONS /prod/pets", withheld=True)))
    assert "preflight-refused" not in may(check(calling("GET /prod/pet", withheld=True)))


@pytest.mark.parametrize(
    ("begins", "expected"),
    [
        ("Bearer ", ["not-found-with-authorization"]),
        ("", ["not-found", "not-found-with-authorization"]),
    ],
)
def test_a_token_of_which_nobody_told_the_value_was_sent(begins: str, expected: list[str]) -> None:
    """Its scheme is enough to know what an unknown path is answered with."""
    call = calling("GET /prod/pet")
    blackened = replace(call.request.headers, untold=(("Authorization", begins),))

    assert may(check(replace(call, request=replace(call.request, headers=blackened)))) == expected


def test_a_preflight_asks_for_a_method_and_says_from_where() -> None:
    """Both headers make a preflight; what they hold stands in the words."""
    asked = "\nOrigin: https://shop.example\nAccess-Control-Request-Method: PUT"
    outcome = check(calling("OPTIONS /prod/pets" + asked))

    assert isinstance(outcome, Deny)
    assert outcome.cause.id == "route.preflight-refused"
    assert (outcome.values["origin"], outcome.values["requested_method"]) == ("https://shop.example", "PUT")


@pytest.mark.parametrize(
    ("authorization", "error_type"),
    [
        ("Bearer a.b.c", "IncompleteSignatureException"),
        (f"{SIGNED}\nX-Amz-Date: 20260115T115959Z", "UnrecognizedClientException"),
        (f"{SIGNED}\nX-Amz-Date: 20260115T110000Z", "InvalidSignatureException"),
    ],
)
def test_an_unmatched_call_is_answered_like_one_to_an_iam_method(authorization: str, error_type: str) -> None:
    """The signature front end's first complaint is the answer; of an account without keys nobody can be the signer."""
    call = calling(f"GET /prod/pet\nAuthorization: {authorization}")
    call = replace(call, configuration=replace(call.configuration, access_keys=Listing()))
    outcome = check(call)

    assert isinstance(outcome, Deny)
    assert refusal(outcome, call.request).header("x-amzn-ErrorType") == error_type


def test_the_evidence_shows_what_was_asked_and_what_is_served() -> None:
    """Verb, path, deployment and the verbs that the resource has stand in the evidence; credentials are marked."""
    outcome = check(calling("DELETE /prod/pets\nAuthorization: Bearer a.b.c"))

    assert isinstance(outcome, Deny)
    assert [(fact.path, fact.value, fact.secret) for fact in outcome.because] == [
        ("method", "DELETE", False),
        ("path", "/pets", False),
        ("stages[prod].deploymentId", "d3p1oy", False),
        ("resources[/pets].methods", "GET", False),
        ("headers.authorization", "Bearer a.b.c", True),
    ]


def test_verbs_are_case_sensitive() -> None:
    """A verb in small letters is another verb."""
    outcome = check(calling("get /prod/pets"))

    assert isinstance(outcome, Deny)
    assert outcome.cause.id == "route.method-not-found"


def test_of_nothing_nothing_is_decided() -> None:
    """A call of which not even the address is known may be refused for any cause that its headers allow."""
    nothing = build(Withheld(), account_id=UNKNOWN, region=UNKNOWN)
    outcome = check(Call(request("GET https://pets.example.com/prod/pets"), nothing))

    assert may(outcome)[:3] == ["not-found", "method-not-found", "stage.changed-since-deployment"]
