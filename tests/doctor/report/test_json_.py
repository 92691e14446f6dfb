"""The JSON form of a diagnosis: a contract (docs/interface.md)."""

import json
from dataclasses import replace
from typing import Any, get_args

import pytest

from gatewright.doctor.answered_by import Answerer
from gatewright.doctor.diagnosis import Diagnosis, Outcome, Standing
from gatewright.doctor.report.json_ import as_json
from gatewright.engine.catalogue import CAUSES
from gatewright.i18n import in_english
from gatewright.model.cause import Safety
from gatewright.model.fact import Fact, Where
from gatewright.model.message import Message
from gatewright.model.observation import Observation
from gatewright.sources.exchange import Exchange, Failure
from tests.doctor.evidence import DISABLED_KEY, FORBIDDEN, GOOD_KEY, MISSING_TOKEN, alone, answered, call, with_pets
from tests.doctor.report.made import DECIDED, PATCH, with_patch
from tests.doctor.report.test_patch_lines import TERRAFORM

TOKEN = "eyJhbGciOiJIUzI1NiJ9.c2VjcmV0.c2lnbmF0dXJl"
COMPLAINT = f"'{TOKEN}' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer {TOKEN}'."
DIAGNOSES = {
    "confirmed": with_pets(call("GET", "/prod/pet", MISSING_TOKEN)),
    "narrowed": alone(call("POST", "/prod/orders", FORBIDDEN, {"x-api-key": GOOD_KEY})),
    "no request": alone(Exchange(observation=FORBIDDEN)),
    "nothing": alone(Exchange()),
    "disabled key": with_pets(call("POST", "/prod/orders", FORBIDDEN, {"x-api-key": DISABLED_KEY})),
    "contradicted": with_pets(call("GET", "/prod/pets", MISSING_TOKEN)),
    "passed": alone(call("GET", "/prod/pets", answered(200))),
    "no answer": alone(
        replace(call("GET", "/prod/pets", Observation()), failure=Failure(kind="dns", detail="no such host"))
    ),
    "another box": alone(call("GET", "/prod/pets", answered(403))),
}
EVERY = pytest.mark.parametrize("diagnosis", DIAGNOSES.values(), ids=list(DIAGNOSES))


def shown(diagnosis: Diagnosis, *, show_secrets: bool = False) -> dict[str, Any]:
    """Return the document of one diagnosis after a round trip through text."""
    document = json.loads(json.dumps(as_json([diagnosis], in_english, show_secrets=show_secrets)))
    assert document["schema"] == "gatewright.diagnosis/1"
    assert set(document) == {"schema", "diagnoses"}
    (one,) = document["diagnoses"]
    return dict(one)


def test_no_diagnosis_is_an_empty_list() -> None:
    """The form stands without any diagnosis."""
    assert as_json([], in_english) == {"schema": "gatewright.diagnosis/1", "diagnoses": []}


@EVERY
def test_the_members_are_those_of_the_contract(diagnosis: Diagnosis) -> None:
    """Exactly the promised members stand there, each of the promised type, every word from its list."""
    document = shown(diagnosis)

    assert list(document) == ["exchange", "answered_by", "outcome", "findings", "next_question", "trace"]
    assert list(document["exchange"]) == ["method", "url", "status"]
    assert type(document["exchange"]["status"]) in (int, type(None))
    assert document["answered_by"] in get_args(Answerer)
    assert document["outcome"] in get_args(Outcome)
    for finding in document["findings"]:
        _check_finding(finding)
    question = document["next_question"]
    if question is not None:
        assert list(question) == ["id", "text", "values", "separates"]
        assert set(question["separates"]) <= set(CAUSES)
    for step in document["trace"]:
        assert set(step) <= {"check", "outcome", "cause", "why", "may", "missing"}
        assert step["outcome"] in ("pass", "skip", "deny", "ask", "unsure")


def _check_finding(finding: dict[str, Any]) -> None:
    assert list(finding) == ["cause", "standing", "seed_row", "title", "because", "fixes", "confirm"]
    assert finding["cause"] in CAUSES
    assert finding["standing"] in get_args(Standing)
    assert finding["seed_row"] == CAUSES[finding["cause"]].seed_row
    for fact in finding["because"]:
        assert list(fact) in (["where", "path", "value"], ["where", "path", "value", "remark"])
        assert fact["where"] in get_args(Where)
        assert all(isinstance(value, str) for value in fact.values())
    for fix in finding["fixes"]:
        assert list(fix) == ["text", "command", "proven", "safety"]
        assert fix["proven"] in (True, False, None)
        assert fix["safety"] in get_args(Safety)
    for look in finding["confirm"]:
        assert list(look) == ["text", "command", "permission"]


def test_the_call_is_named_as_far_as_it_is_known() -> None:
    """Method, URL and status are those of the exchange; what nobody told is null."""
    assert shown(DIAGNOSES["confirmed"])["exchange"] == {
        "method": "GET",
        "url": "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pet",
        "status": 403,
    }
    assert shown(DIAGNOSES["nothing"])["exchange"] == {"method": None, "url": None, "status": None}


def test_why_nothing_is_there_is_told_where_it_is_known() -> None:
    """As a sentence of its own; the value stays the dash."""
    finding = replace(
        DIAGNOSES["confirmed"].findings[0], because=(Fact("request", "aws:username", "-", remark=Message("no user")),)
    )
    told = as_json([replace(DIAGNOSES["confirmed"], findings=(finding,))], str.upper)["diagnoses"][0]["findings"][0]

    assert told["because"] == [{"where": "request", "path": "aws:username", "value": "-", "remark": "NO USER"}]


def test_words_are_translated_and_machine_strings_are_not() -> None:
    """Titles and sentences go through the translation; ids, standings, paths, values and commands do not."""
    document = as_json([DIAGNOSES["confirmed"]], lambda text: "ça" if text else text)["diagnoses"][0]
    finding = document["findings"][0]

    assert (finding["title"], finding["fixes"][0]["text"]) == ("ça", "ça")
    assert (finding["cause"], finding["standing"]) == ("route.not-found", "confirmed")
    assert finding["because"][0] == {"where": "response", "path": "status", "value": "403"}
    assert str(finding["fixes"][0]["command"]).startswith("curl ")


@pytest.mark.parametrize(
    ("diagnosis", "secret"),
    [
        (with_pets(call("POST", "/prod/orders", FORBIDDEN, {"x-api-key": DISABLED_KEY})), DISABLED_KEY),
        (with_pets(call("POST", "/prod/orders", FORBIDDEN, {"x-api-key": "hunter2"})), "hunter2"),
        (with_pets(call("POST", "/prod/orders", FORBIDDEN)), GOOD_KEY),
        (
            with_pets(
                call(
                    "GET",
                    "/prod/pet",
                    answered(403, "IncompleteSignatureException", json.dumps({"message": COMPLAINT}).encode()),
                    {"Authorization": f"Bearer {TOKEN}"},
                )
            ),
            TOKEN,
        ),
        (alone(call("GET", "/prod/pet", MISSING_TOKEN, query=f"token={TOKEN}&page=2")), TOKEN),
        (
            alone(
                replace(
                    call("GET", "/prod/pet", MISSING_TOKEN, query=f"X-Amz-Signature={TOKEN}"),
                    url=f"https://u:hunter22@a/prod/pet?X-Amz-Signature={TOKEN}",
                )
            ),
            TOKEN,
        ),
        (
            alone(
                call("GET", "/prod/pet", answered(403, "ForbiddenException", TOKEN.encode()), {"Cookie": f"s={TOKEN}"})
            ),
            TOKEN,
        ),
    ],
    ids=["disabled key", "short key", "key of the fix", "repeated in the answer", "query", "url", "cookie"],
)
def test_secrets_are_masked_everywhere(diagnosis: Diagnosis, secret: str) -> None:
    """Neither facts, nor the URL, nor fixes, nor the trace hold a secret of the call or of the account."""
    text = json.dumps(as_json([diagnosis], in_english), ensure_ascii=False)

    assert secret not in text
    assert "hunter22" not in text


def test_a_secret_is_shown_when_asked_for() -> None:
    """`--show-secrets` is explicit, and then shows what was sent."""
    diagnosis = DIAGNOSES["disabled key"]

    assert DISABLED_KEY in json.dumps(as_json([diagnosis], in_english, show_secrets=True))
    assert "********" in json.dumps(as_json([diagnosis], in_english))


def test_a_change_of_a_file_stands_beside_the_command() -> None:
    """Only where there is one; Terraform's names the resource."""
    (diagnosis,) = as_json([with_patch(DECIDED)], in_english)["diagnoses"]
    (other,) = as_json([with_patch(DECIDED, TERRAFORM)], in_english)["diagnoses"]

    patch, terraform = (one["findings"][0]["fixes"][0]["patch"] for one in (diagnosis, other))
    assert {"file": "shop.yaml", "diff": PATCH.diff, "then": "aws x"} == patch
    assert {"file": "state.json", "diff": None, "address": "aws_x.y", "lines": ["a = 1"]} == terraform
