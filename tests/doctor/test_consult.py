"""Only what one call needs is read."""

import pytest

from gatewright.configuration.documents import Document, Documents
from gatewright.doctor.consult import consult
from gatewright.doctor.examine import examine
from gatewright.engine.decide import walk
from gatewright.model.api import Api
from gatewright.model.observation import Observation
from gatewright.model.question import KeySet
from gatewright.model.request import Request
from gatewright.model.unknown import UNKNOWN, Unknown
from tests import websocket_apis
from tests.casebook import request, world
from tests.casebook import request as wire_request
from tests.doctor.evidence import (
    DISABLED_KEY,
    FORBIDDEN,
    GOOD_KEY,
    KEY_IN_NO_PLAN,
    KEY_OF_BETA,
    MISSING_TOKEN,
    Counted,
    answers,
    call,
)
from tests.http_apis import Told
from tests.signed_requests import signed as signed_by
from tests.tokens import ID_CLAIMS, ISSUER, POOL, jwks, signed

KEYS = {"get_api_keys", "get_usage_plans", "get_usage_plan_keys"}


def asked(
    method: str, path: str, seen: Observation, headers: dict[str, str] | None = None
) -> tuple[Counted, list[str]]:
    """Consult the pet shop about a call; return what was read and the causes that were found."""
    documents = Counted(world("pets"))
    exchange = call(method, path, seen, headers)
    request = exchange.request
    assert isinstance(request, Request)
    return documents, answers(examine(exchange, consult(request, documents)))


def test_an_unmatched_path_never_reads_api_keys() -> None:
    """A route that does not exist needs the API, its stages, the deployment and the resources; no key."""
    documents, found = asked("GET", "/prod/pet", MISSING_TOKEN)

    assert found == ["route.not-found"]
    assert not documents.kinds & {*KEYS, "get_rest_apis"}


class OfNoRegion:
    """Answers about the pet shop, as somebody saved them who does not tell where."""

    def get(self, kind: str, *ids: str) -> Document | Unknown | None:
        """Return a document."""
        return world("pets").get(kind, *ids)


@pytest.mark.parametrize(("documents", "expected"), [(world("pets"), "eu-west-1"), (OfNoRegion(), UNKNOWN)])
def test_a_local_name_is_of_the_region_that_is_read(documents: Documents, expected: str | Unknown) -> None:
    """It names none itself, and policies are written about ARNs that have one."""
    configuration = consult(wire_request("GET https://a1b2c3d4e5.execute-api.localhost/prod/pets"), documents)

    assert expected == configuration.region


def test_an_open_method_never_reads_api_keys() -> None:
    """A call that passes without a key reads none."""
    documents, found = asked("GET", "/prod/pets", MISSING_TOKEN)

    assert found == []
    assert not documents.kinds & KEYS


def test_a_stage_that_does_not_exist_reads_no_keys() -> None:
    """The first segment is judged by the stages; the deployments are read to say which stage serves the path."""
    documents, found = asked("GET", "/Prod/pets", FORBIDDEN)

    assert found[0] == "stage.not-found"
    assert not documents.kinds & KEYS


@pytest.mark.parametrize(
    ("key", "cause"),
    [
        (None, "api-key.missing"),
        ("no-such-key", "api-key.unknown"),
        (DISABLED_KEY, "api-key.disabled"),
        (KEY_IN_NO_PLAN, "api-key.in-no-usage-plan"),
        (KEY_OF_BETA, "api-key.plan-misses-stage"),
    ],
)
def test_a_method_that_requires_a_key_reads_keys_and_plans(key: str | None, cause: str) -> None:
    """Where the method wants a key, the keys are read, and the cause is the one that all documents tell."""
    documents, found = asked("POST", "/prod/orders", FORBIDDEN, {} if key is None else {"x-api-key": key})

    assert found[0] == cause
    assert "get_api_keys" in documents.kinds


@pytest.mark.parametrize(
    ("method", "path", "key"),
    [
        ("GET", "/prod/pets", None),
        ("GET", "/prod/pet", None),
        ("DELETE", "/prod/pets", None),
        ("GET", "/nope/pets", None),
        ("GET", "/", None),
        ("GET", "/prod/toys", None),
        ("POST", "/prod/orders", None),
        ("POST", "/prod/orders", GOOD_KEY),
        ("POST", "/prod/orders", KEY_OF_BETA),
        ("POST", "/beta/orders", KEY_OF_BETA),
    ],
)
def test_reading_less_decides_the_same(method: str, path: str, key: str | None) -> None:
    """What is left unread does not matter: the decision is that of the whole configuration."""
    request = call(method, path, FORBIDDEN, {} if key is None else {"x-api-key": key}).request
    assert isinstance(request, Request)
    little, whole = walk(request, consult(request, world("pets"))), walk(request, world("pets").configuration())

    assert (little.outcome, little.cause) == (whole.outcome, whole.cause)


def test_nothing_is_read_twice() -> None:
    """Each document is opened once; what a document source does with repeated asking is its own matter."""
    documents, _ = asked("POST", "/prod/orders", FORBIDDEN, {"x-api-key": GOOD_KEY})

    assert len(set(documents.asked)) <= 12


def test_a_host_that_names_no_api_reads_whether_it_is_a_domain_name() -> None:
    """Its own name and the wildcard are asked for, then the list, which tells private names; no API is read."""
    documents = Counted(world("pets"))
    configuration = consult(Request(method="GET", host="api.example.com", path="/pets"), documents)

    names = [("get_domain_names",), ("get_domain_name", "api.example.com"), ("get_domain_name", "*.example.com")]
    assert names == sorted(set(documents.asked), reverse=True)
    assert isinstance(configuration.rest_apis.get("a1b2c3d4e5"), Unknown)


def test_a_domain_name_reads_the_api_that_it_leads_to() -> None:
    """Its mappings are read, and of the API only what the call needs; no listing."""
    change = {"add domain api.example.com": {"mappings": [{"basePath": "shop", "stage": "prod"}]}}
    documents = Counted(world("pets", change))
    request = Request(method="GET", host="api.example.com", path="/shop/pets")
    decision = walk(request, consult(request, documents))

    assert isinstance(decision.call.api, Api)
    assert "get_rest_apis" not in {kind for kind, *_ in documents.asked}


def test_a_misspelt_api_id_reads_the_nearest_one() -> None:
    """To propose the API with the nearest id, the list and that API are read."""
    documents = Counted(world("pets"))
    request = Request(method="GET", host="a1b2c3d4e6.execute-api.eu-west-1.amazonaws.com", path="/prod/pets")
    decision = walk(request, consult(request, documents))

    assert decision.cause is not None
    assert decision.cause.id == "domain.host-unknown"
    assert ("get_rest_apis",) in documents.asked
    assert ("get_stages", "a1b2c3d4e5") in documents.asked


@pytest.mark.parametrize("refused", ["get_resources", "get_stages", "get_deployment"])
def test_a_refused_read_leaves_the_call_undecided_with_the_permission(refused: str) -> None:
    """What the credentials may not read is unknown, and the diagnosis names the permission it takes."""
    documents = Counted(world("pets"), (refused,))
    exchange = call("GET", "/prod/pet", MISSING_TOKEN)
    request = exchange.request
    assert isinstance(request, Request)
    diagnosis = examine(exchange, consult(request, documents))

    assert "route.not-found" in answers(diagnosis)
    assert diagnosis.outcome in ("narrowed", "decided")
    assert "confirmed" not in {finding.standing for finding in diagnosis.findings}
    assert "apigateway:GET" in {gap.permission for gap in diagnosis.unread}
    assert {kind for kind, *_ in documents.asked if kind == refused}


def test_what_one_read_refuses_another_may_tell() -> None:
    """Credentials that may list the APIs, and not read the one, still find it."""
    documents = Counted(world("pets"), ("get_rest_api",))
    exchange = call("GET", "/prod/pet", MISSING_TOKEN)
    request = exchange.request
    assert isinstance(request, Request)

    assert answers(examine(exchange, consult(request, documents))) == ["route.not-found"]


def test_refused_api_keys_name_the_permission() -> None:
    """A key that cannot be looked up leaves every cause of a sent key possible."""
    documents = Counted(world("pets"), ("get_api_keys",))
    exchange = call("POST", "/prod/orders", FORBIDDEN, {"x-api-key": "some-key"})
    request = exchange.request
    assert isinstance(request, Request)
    diagnosis = examine(exchange, consult(request, documents))

    assert {"api-key.unknown", "api-key.disabled"} <= set(answers(diagnosis))
    assert "configuration.api_keys" in {gap.subject for gap in diagnosis.unread}


def test_keys_of_an_issuer_are_fetched_once_they_are_needed() -> None:
    """Of those who can say them; the keys of a pool that the authorizer does not name are not asked for."""
    arn = f"arn:aws:cognito-idp:eu-west-1:111122223333:userpool/{POOL}"
    change = {
        "authorizer p00l00": {"type": "COGNITO_USER_POOLS", "providerARNs": [arn]},
        "method GET /pets": {"authorizationType": "COGNITO_USER_POOLS", "authorizerId": "p00l00"},
    }
    url = "GET https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets"
    own, others = signed(ID_CLAIMS), signed({**ID_CLAIMS, "iss": ISSUER[:-1] + "2"})
    told = [consult(wire_request(f"{url}\nAuthorization: {token}"), world("pets", change)) for token in (own, others)]

    assert [dict(one.key_sets) for one in told] == [{ISSUER: KeySet(jwks())}, {}]


def test_an_open_method_without_a_policy_reads_no_users() -> None:
    """Who calls does not matter there, and neither does whose account it is."""
    documents, _ = asked("GET", "/prod/pets", MISSING_TOKEN)

    assert not documents.kinds & {
        "get_caller_identity",
        "get_account_authorization_details",
        "get_access_key_last_used",
    }


def test_credentials_at_hand_are_asked_of_nobody_else() -> None:
    """What no operation of AWS's tells is asked of the person at the terminal alone, and lets a signature be judged."""
    pets = world("pets", {"method GET /pets": {"authorizationType": "AWS_IAM"}})
    plain = request("GET https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets")
    sent = signed_by(plain, {"by": "AKIABOBBOBBOBEXAMPLE"}, pets.answers)
    documents = Counted(pets)
    alone, known = walk(sent, consult(sent, pets)), walk(sent, consult(sent, documents, pets))

    assert (alone.outcome, known.outcome) == ("undetermined", "denied")
    assert known.cause is not None
    assert known.cause.id == "iam.not-allowed"
    assert not {kind for kind in documents.kinds if kind.startswith("iam_")}


def test_whether_a_deployment_would_mend_anything_is_read() -> None:
    """What a stage of a WebSocket API serves, nobody tells: its saved routes say whether deploying them would help."""
    told = websocket_apis.answers(stage={"AutoDeploy": False}, connect={"AuthorizationType": "AWS_IAM"})
    del told["v2_get_deployment", websocket_apis.API_ID, "d1"]["Snapshot"]
    known = consult(websocket_apis.handshake(), Told(told))
    api = known.apis.get(websocket_apis.API_ID)

    assert isinstance(api, Api)
    assert not isinstance(api.saved, Unknown)
