"""The casebook is strict: a slip in a case is an error, never a case that tests nothing."""

import json
from pathlib import Path
from typing import Any

import jwt
import pytest
from botocore import xform_name
from botocore.session import get_session
from botocore.validate import ParamValidator

from gatewright.model.question import SpendQuota, TakeToken
from gatewright.model.response import Response
from gatewright.model.unknown import Unknown
from gatewright.model.usage import Quota, Throttle
from tests.casebook import GIVEN, Case, Withheld, cases, cases_of, cause_id, reached, request, shown, world

GOOD = """
[[case]]
name = "a name"
given = "pets"
request = "GET https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets"
expect.outcome = "allowed"
"""


def book(folder: Path, text: str) -> list[Case]:
    """Return the cases of a file `checks/api_key/missing.toml` with this text."""
    file = folder / "api_key" / "missing.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    return list(cases_of(file))


def test_a_case_is_read(tmp_path: Path) -> None:
    """A case knows its cause from its address, and what it expects."""
    (case,) = book(tmp_path, GOOD)

    assert (case.cause_id, case.meets, case.outcome) == ("api-key.missing", False, "allowed")
    assert case.id == "api_key/missing api-key.missing: a name"
    assert cases(tmp_path) == (case,)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("name =", "nmae =", "nmae"),
        ('given = "pets"', "", "given"),
        ('expect.outcome = "allowed"', 'expect.outcome = "denied"', "expected `expect.cause`"),
        ('expect.outcome = "allowed"', 'expect.cause = "api-key.missing"', "expected `expect.cause`"),
        ('expect.outcome = "allowed"', "", "expect"),
        ("GET https", "GET http", "starts with `https://`"),
        ("GET https", "https", "starts with `https://`"),
        ('given = "pets"', 'given = "pets"\nanswers = ["no"]', "unknown answers `no`"),
        ('given = "pets"', 'given = "pets"\ntoken = { use = "id", of = "x" }', "unknown keys of `token`: `of`"),
        ("[[case]]", "[[cases]]", "expected `\\[\\[case\\]\\]`"),
        (GOOD, "", "expected `\\[\\[case\\]\\]`"),
    ],
)
def test_a_slip_is_an_error_with_its_place(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    """A key, an expectation, an answer or a request that the format does not know is told with its file."""
    with pytest.raises(ValueError, match=complaint) as found:
        book(tmp_path, GOOD.replace(old, new))

    assert "missing.toml" in str(found.value)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"deploid GET /pets": {}}, "unknown place `deploid GET /pets`"),
        ({"stage dev": {}}, "no stage `dev`"),
        ({"key nobody": {}}, "no API key `nobody`"),
        ({"plan none": {}}, "no usage plan `none`"),
        ({"keys of shops": ["nobody"]}, "no API key `nobody`"),
        ({"deployed GET /toys": {}}, "no resource `/toys` is deployed"),
        ({"deployed PUT /pets": {}}, "no method `PUT /pets` is deployed"),
        ({"saved GET /nowhere": {}}, "no saved resource `/nowhere`"),
        ({"saved PUT /pets": "gone"}, "no method `PUT /pets` is saved"),
        ({"add method GET /pets": {}}, "is there already"),
        ({"method GET /pets": True}, "expected a table of members"),
    ],
)
def test_a_place_that_the_world_does_not_have_is_an_error(change: dict[str, Any], complaint: str) -> None:
    """A change that would change nothing is told, with what was looked for."""
    with pytest.raises(ValueError, match=complaint):
        world("pets", change)


def test_a_token_stands_where_the_request_says(tmp_path: Path) -> None:
    """Signed with the pool's key, and saying what the case says."""
    token = 'given = "pets"\ntoken = { use = "access", claims = { scope = "x" } }'
    text = GOOD.replace('given = "pets"', token).replace("prod/pets", "prod/pets?t={token}")
    (case,) = book(tmp_path, text)
    told = jwt.decode(case.request.query.removeprefix("t="), options={"verify_signature": False})

    assert (told["token_use"], told["scope"]) == ("access", "x")


def test_an_authorizer_is_added_once() -> None:
    """Beside those that the world has."""
    found = world("pets", {"authorizer p00l00": {"type": "COGNITO_USER_POOLS"}})

    answer = found.get("get_authorizers", "a1b2c3d4e5")
    assert isinstance(answer, dict)
    assert [one["id"] for one in answer["items"]] == ["au7h0r", "p00l00"]
    assert answer["items"][1] == {"id": "p00l00", "name": "p00l00", "type": "COGNITO_USER_POOLS"}


def test_a_change_leaves_the_world_of_other_cases_alone() -> None:
    """Each case has a world of its own."""
    changed = world("pets", {"method GET /pets": {"apiKeyRequired": True}, "saved GET /toys": "gone"})

    assert changed != world("pets")
    assert world("pets") == world("pets")


@pytest.mark.parametrize(
    ("change", "saved", "deployed"),
    [
        ({"method GET /pets": "gone"}, False, False),
        ({"saved GET /pets": "gone"}, False, True),
        ({"deployed GET /pets": "gone"}, True, False),
        ({"add method PUT /new": {}, "method GET /pets": "gone", "add deployed GET /pets": {}}, False, True),
    ],
)
def test_methods_come_and_go_where_the_change_says(change: dict[str, Any], saved: bool, deployed: bool) -> None:
    """`saved`, `deployed` and `method` change the definition, the deployments or both."""
    answers = world("pets", change).answers
    (pets,) = (one for one in answers["get_resources", "a1b2c3d4e5"]["items"] if one["path"] == "/pets")

    assert ("GET" in pets["resourceMethods"]) == saved
    assert ("/pets" in answers["get_deployment", "a1b2c3d4e5", "d3p1oy"]["apiSummary"]) == deployed


WORLDS = sorted(folder.name for folder in GIVEN.iterdir() if (folder / "given.toml").is_file())
CHANGED = [(one.id, one.given, dict(one.change)) for one in cases() if one.change]
SHAPED: list[tuple[str, str, dict[str, Any]]] = [*((name, name, {}) for name in WORLDS), *CHANGED]


@pytest.mark.parametrize(("given", "change"), [pytest.param(*row[1:], id=row[0]) for row in SHAPED])
def test_worlds_are_what_aws_would_answer(given: str, change: dict[str, Any]) -> None:
    """Every saved answer, and every changed one, has AWS's members and types by botocore's model."""
    shapes = {
        xform_name(name): model.operation_model(name).output_shape
        for model in map(get_session().get_service_model, ("apigateway", "iam", "wafv2"))
        for name in model.operation_names
    }
    # What only our own store tells, `iam_access_keys` and the like, is no answer of AWS.
    told = [(key[0], answer) for key, answer in world(given, change).answers.items() if key[0] in shapes]
    reports = [ParamValidator().validate(answer, shapes[kind]) for kind, answer in told]
    complaints = [report.generate_report() for report in reports if report.has_errors()]

    assert complaints == []


def test_a_saved_answer_is_named_as_its_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file whose name is no command of the AWS CLI is told, rather than left out."""
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "given.toml").write_text('account_id = "111122223333"\nregion = "eu-west-1"\n')
    (folder / "get-something.json").write_text("{}")
    monkeypatch.setattr("tests.casebook.GIVEN", tmp_path)

    with pytest.raises(ValueError, match="no operation answers `get-something`"):
        world("odd")


def test_a_request_is_what_the_listener_would_hand_on() -> None:
    """The Host header comes first, names keep their letters, values lose the blanks around them."""
    sent = request("POST https://API.example.com:8443/a%20b?c=d\nX-A:  1 \nx-b:\n\nbody\n\nmore")

    assert (sent.method, sent.host, sent.path, sent.query) == ("POST", "api.example.com", "/a%20b", "c=d")
    assert list(sent.headers) == [("Host", "API.example.com:8443"), ("X-A", "1"), ("x-b", "")]
    assert sent.body == b"body\n\nmore"
    assert request("GET https://h").path == "/"


def test_a_header_line_without_a_colon_is_an_error() -> None:
    """A request that does not read as HTTP is told."""
    with pytest.raises(ValueError, match="expected `name: value`, not `x-api-key`"):
        request("GET https://h/\nx-api-key")


def test_an_answer_is_shown_without_what_differs_from_call_to_call() -> None:
    """Ids are masked, the listener's fields left out, and HEAD has no body."""
    response = Response(
        status=403,
        headers=(("Date", "now"), ("x-amzn-RequestId", "7"), ("A", "b"), ("Content-Length", "2")),
        body=b"{}",
    )

    lines = ("HTTP/1.1 403 Forbidden", "x-amzn-RequestId: <request id>", "A: b", "", "{}")
    assert shown(response, request("GET https://h")) == "\n".join(lines)
    assert shown(response, request("HEAD https://h")).endswith("A: b")


def test_a_world_says_yes_unless_the_case_says_otherwise(tmp_path: Path) -> None:
    """`answers` names the kinds of questions that are answered with no."""
    token, quota = TakeToken(("plan", "p"), Throttle(1.0, 1)), SpendQuota("p", "k", Quota(1, 0, "DAY"))
    (yes,) = book(tmp_path, GOOD)
    (no,) = book(tmp_path, GOOD + 'answers = ["empty bucket"]')

    assert (yes.answer(token), yes.answer(quota)) == (True, True)
    assert (no.answer(token), no.answer(quota)) == (False, True)


def test_of_a_world_everything_is_known_and_of_nothing_nothing() -> None:
    """What a world does not hold does not exist; who was told nothing does not even know that."""
    assert world("pets").get("get_stages", "gone") is None
    assert isinstance(Withheld().get("get_stages", "gone"), Unknown)


def test_a_check_is_reached_with_what_those_before_it_establish() -> None:
    """The call is filled up to the check, and no further; a check that is not in the chain is an error."""
    pets = request("GET https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets")
    call = reached("route", pets, world("pets").configuration())

    assert not isinstance(call.stage, Unknown)
    assert isinstance(call.route, Unknown)
    with pytest.raises(ValueError, match="no check `rout`"):
        reached("rout", call.request, call.configuration)


def test_the_address_is_the_id() -> None:
    """Underscores of the address are hyphens of the id."""
    assert cause_id(Path("checks") / "api_key" / "in_no_usage_plan.toml") == "api-key.in-no-usage-plan"


def test_saved_answers_are_plain_json() -> None:
    """Each file of a world is one JSON object, as the AWS CLI prints it."""
    found = [json.loads(file.read_text("utf-8")) for file in GIVEN.rglob("*.json")]

    assert [type(one) for one in found] == [dict] * len(found)
    assert found
