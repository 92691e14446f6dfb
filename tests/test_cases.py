"""Every case of every cause that the gateway refuses for itself, on each road.

A road gets a case and says what came out there. To add a road, write one function and name it in `ROADS`.

| road | what travels |
| --- | --- |
| engine | the case's request, decided under the world's configuration |
| server | its bytes, to a gateway that is loaded with the same documents |
| doctor with documents | what `curl -v` showed of that call, and all that AWS would answer about the account |
| doctor with a folder | the exchange file of that call, and a folder of saved AWS CLI answers |
| doctor alone | what `curl -v` showed, and nothing else |
| log line | the line that the stage wrote to its access log, and nothing else |
| log line with documents | that line, and all that AWS would answer about the account |
"""

import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pytest

from gatewright.aws.addresses import address
from gatewright.aws.certificates_pem import pem
from gatewright.doctor.backward import fitting
from gatewright.doctor.consult import consult
from gatewright.doctor.diagnosis import Diagnosis, Finding
from gatewright.doctor.examine import examine
from gatewright.doctor.weigh import ANSWERS
from gatewright.engine.catalogue import CAUSES
from gatewright.engine.decide import decide, walk
from gatewright.engine.respond import refusal
from gatewright.model.configuration import Configuration
from gatewright.model.question import KeySet
from gatewright.model.request import Request, Tls
from gatewright.model.unknown import Unknown
from gatewright.sources.account.reads import READS
from gatewright.sources.exchange import Exchange
from gatewright.sources.files import SavedAnswers
from gatewright.sources.recognise import read
from tests.casebook import Case, World, cases, shown
from tests.loaded import answered
from tests.tokens import ISSUER, jwks
from tests.world_changes import Answers

CASES: Final = cases()

BEFORE_ANY_STAGE: Final = (
    "domain.host-unknown",
    "domain.path-not-mapped",
    "domain.routing-rule-unmatched",
    "domain.access-association-missing",
    "domain.policy-denied",
    "stage.not-found",
    "stage.not-deployed",
    "endpoint.default-disabled",
    "endpoint.private-from-public",
    "endpoint.api-id-missing",
    "endpoint.not-associated",
    "endpoint.public-api-through-vpc-endpoint",
)
"""Causes of which no stage logs anything: none is known yet."""

OF_CONNECTIONS: Final = "chat"
"""The world of a WebSocket API: of calls that open no connection, and are no message over one, its stage logs none."""

OF_EVERY_REGION: Final = (
    "get_caller_identity",
    "get_account_authorization_details",
    "iam_access_keys",
    "iam_sessions",
    "iam_accounts",
    "iam_account_details",
)
"""What an account answers alike in each region."""

AT_MOST_LIKELY: Final = ("throttle.rate-exceeded", "throttle.quota-exceeded")
"""Causes that no document confirms: how many calls went before is written nowhere."""

AT_MOST_POSSIBLE: Final = ("waf.rate-exceeded",)
"""The same, of one whose answer is that of many others."""

SAID_BY_A_FUNCTION: Final = (
    "authorizer.denied",
    "authorizer.policy-misses-resource",
    "authorizer.cached-policy-too-narrow",
    "authorizer.unauthorized",
    "authorizer.failed",
    "authorizer.invoke-permission-missing",
)
"""Causes that no document of the account settles: what the authorizer's function says is written in its log alone."""

BY_ITS_WAY: Final = (
    "endpoint.private-from-public",
    "endpoint.public-api-through-vpc-endpoint",
    "domain.access-association-missing",
    "domain.policy-denied",
)
"""Causes of the way that a call took, which no document of the account and no line of the call tells."""

NOT_IN_A_TRANSCRIPT: Final = (
    "iam.signature-mismatch-body",
    "iam.form-body-with-query",
    "tls.client-certificate-untrusted",
    "request.body-invalid",
)
"""Causes that are told from others by what `curl -v` does not print: the body that was sent, a client certificate."""

BESIDE_ANOTHER: Final = ("authorizer.token-type-wrong", "authorizer.scope-missing")
"""Causes beside which another stays open: whether the pool signed the token, no saved answer tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What came out at the end of a road; a member that the road does not tell repeats what was expected."""

    cause: str | None
    """The id of the cause that was named; `None` when none was."""

    outcome: str
    """Allowed, denied or undetermined."""

    response: str | None
    """The answer as `shown` prints it; `None` when the call was let through."""


# --- the roads --------------------------------------------------------------------------------------------------------


def engine(case: Case) -> Seen:
    """The engine decides it, and renders the refusal."""
    decision = decide(case.request, case.world().configuration(), case.answer)
    return Seen(
        cause=decision.cause.id if decision.cause else None,
        outcome=decision.outcome,
        response=shown(refusal(decision.denial, case.request), case.request) if decision.denial else None,
    )


def server(case: Case) -> Seen:
    """A gateway that is loaded with the world answers it, byte for byte."""
    answer = answered(case)
    return Seen(
        cause=case.expected_cause,
        outcome="allowed" if answer.allowed else "denied",
        response=answer.shown if not answer.allowed else None,
    )


def doctor_with_documents(case: Case) -> Seen:
    """The doctor names the cause first, and as sure as can be; what `curl -v` shows is not all that was sent."""
    found = with_documents(case)
    return named_at_all(case, found) if case.expected_cause in NOT_IN_A_TRANSCRIPT else named_first(case, found)


def doctor_with_a_folder(case: Case) -> Seen:
    """The same, from other evidence and from files."""
    found = with_a_folder(case)
    if lacks_keys(found) and (case.given == "shop" or trusts_issuers(case)):
        return named_at_all(case, found)
    return named_first(case, found, beside=BESIDE_ANOTHER)


def trusts_issuers(case: Case) -> bool:
    """Tell whether a method of a REST API has a JWT authorizer."""
    return any(isinstance(how, Mapping) and how.get("authorizationType") == "JWT" for how in case.change.values())


def lacks_keys(found: Diagnosis) -> bool:
    """Tell whether the keys of a token's issuer are not known, which no saved answer tells."""
    return any(gap.subject.startswith("answer.keys[") for finding in found.findings for gap in finding.missing)


def with_a_folder(case: Case) -> Diagnosis:
    """Return the diagnosis of the exchange as a program would write it down, with saved answers at hand."""
    (exchange,) = read(exchange_file(case).encode(), origin="exchange.json", call=no_call)
    with tempfile.TemporaryDirectory() as folder:
        save(account(case), Path(folder))
        documents = SavedAnswers(Path(folder))
        return examine(exchange, consult(asked(exchange), documents, account(case)))


def doctor_alone(case: Case) -> Seen:
    """With every document withheld, the doctor holds the cause possible."""
    return named_at_all(case, examine(transcript(case), Configuration()))


def log_line(case: Case) -> Seen:
    """So it does from what the stage logged."""
    return named_at_all(case, examine(logged(case), Configuration()))


def log_line_with_documents(case: Case) -> Seen:
    """The line tells verb, host and path, so the documents are read for it; header fields it does not tell."""
    exchange = logged(case)
    return named_at_all(case, examine(exchange, consult(asked(exchange), account(case), account(case))))


ROADS: Final[Mapping[str, Callable[[Case], Seen]]] = {
    "engine": engine,
    "server": server,
    "doctor with documents": doctor_with_documents,
    "doctor with a folder": doctor_with_a_folder,
    "doctor alone": doctor_alone,
    "log line": log_line,
    "log line with documents": log_line_with_documents,
}
"""Every road by its name."""


def is_logged(case: Case) -> bool:
    """Tell whether a stage logs the call."""
    if case.given == OF_CONNECTIONS:
        return case.request.connection is not None
    return case.expected_cause not in BEFORE_ANY_STAGE


def goes(road: str, case: Case) -> bool:
    """Tell whether a case goes by a road.

    Of a refusal before any stage is known there is no line of a log; of a message that was served, a client sees
    nothing.
    """
    if road.startswith("log line"):
        return is_logged(case)
    return not road.startswith("doctor") or case.request.connection is None or case.expected_cause is not None


JOURNEYS: Final = [(road, case) for road in ROADS for case in CASES if goes(road, case)]


@pytest.mark.parametrize(("road", "case"), [pytest.param(*each, id=f"{each[0]}-{each[1].id}") for each in JOURNEYS])
def test_case(road: str, case: Case) -> None:
    """A case comes out as its file says, on every road."""
    seen = ROADS[road](case)

    assert seen == Seen(cause=case.expected_cause, outcome=case.outcome, response=case.expected_response)


# --- what the doctor makes of it --------------------------------------------------------------------------------------


def named_first(case: Case, diagnosis: Diagnosis, beside: tuple[str, ...] = ()) -> Seen:
    """Return the first finding as what came out, if it stands as it should."""
    if not tells_all(case) or case.expected_cause in (*AT_MOST_POSSIBLE, *SAID_BY_A_FUNCTION, *BY_ITS_WAY):
        return named_at_all(case, diagnosis)
    expected = "likely" if case.expected_cause in AT_MOST_LIKELY else "confirmed"
    settled = ["decided"]
    if case.expected_cause in beside:
        # An HTTP API answers otherwise where the token is not good, so that the other cause is excluded.
        expected, settled = ("likely", ["decided"]) if case.given == "shop" else ("possible", ["narrowed"])
    first = next(iter(diagnosis.findings), None)
    named = first.cause.id if first is not None else None
    if first is not None and first.standing != expected:
        named = f"{first.standing}: {named}"
    return Seen(cause=named, outcome=outcome(diagnosis, *settled), response=case.expected_response)


def names_an_api(case: Case) -> bool:
    """Tell whether the address names an API; else it may be a custom domain name, of which no document is read yet."""
    return address(case.request.host, case.request.path) is not None


def tells_all(case: Case) -> bool:
    """Tell whether the address names all of the way: through which VPC endpoint a call came, its host need not say."""
    return names_an_api(case) and case.through is None


def named_at_all(case: Case, diagnosis: Diagnosis) -> Seen:
    """Return the expected cause as what came out, if it is among the answers."""
    named = answers(diagnosis)
    found = case.expected_cause if case.expected_cause in named else ", ".join(named) or None
    return Seen(cause=found, outcome=outcome(diagnosis, "decided", "narrowed"), response=case.expected_response)


def outcome(diagnosis: Diagnosis, *denied: str) -> str:
    """Return the outcome of a diagnosis as that of a decision."""
    if diagnosis.outcome == "not-refused":
        return "allowed"
    return "denied" if diagnosis.outcome in denied else diagnosis.outcome


def answers(diagnosis: Diagnosis) -> list[str]:
    """Return the ids of the causes that count as an answer, best first."""
    return [finding.cause.id for finding in diagnosis.findings if finding.standing in ANSWERS]


def with_documents(case: Case) -> Diagnosis:
    """Return the diagnosis of what `curl -v` showed, with the account at hand."""
    exchange = transcript(case)
    return examine(exchange, consult(asked(exchange), account(case), account(case)))


def told_all(case: Case) -> Diagnosis:
    """Return the diagnosis from evidence that leaves out nothing that the cause shows in."""
    return with_a_folder(case) if case.expected_cause in NOT_IN_A_TRANSCRIPT else with_documents(case)


def without_what_was_refused(exchange: Exchange) -> Exchange:
    """Return the call as a log line tells it whose format names no `error` variable."""
    log = exchange.observation.access_log
    assert not isinstance(log, Unknown)
    less = {name: value for name, value in log.items() if not name.startswith("error.")}
    return replace(exchange, observation=replace(exchange.observation, access_log=less))


# --- the evidence that a person would have ----------------------------------------------------------------------------


def transcript(case: Case) -> Exchange:
    """Return the call as `curl -v` showed it; to a private custom domain name it went with `--connect-to`."""
    told = answered(case).transcript
    if case.through is not None and ".execute-api." not in case.request.host:
        told = f"* Connecting to hostname: {case.through}-x.execute-api.eu-west-1.vpce.amazonaws.com\n{told}"
    (exchange,) = read(told.encode(), origin="curl.txt", call=no_call)
    return exchange


def exchange_file(case: Case) -> str:
    """Return the call as a program would write it down."""
    answer, sent = answered(case), case.request
    if answer.over_a_connection:
        assert isinstance(sent.body, bytes)
        request = {"url": f"wss://{sent.host}{sent.path}", "frame": sent.body.decode()}
        response = {"frame": answer.received.decode()} if answer.received else {}
        return json.dumps({"request": request, "response": response})
    head, _, body = answer.received.decode("utf-8").partition("\r\n\r\n")
    url = f"https://{sent.host}{sent.path}" + (f"?{sent.query}" if sent.query else "")
    fields = dict(line.split(": ", 1) for line in head.split("\r\n")[1:])
    body_sent = sent.body.decode() if isinstance(sent.body, bytes) else ""
    told = {"method": sent.method, "url": url, "headers": dict(sent.headers), "body": body_sent}
    if isinstance(sent.peer.tls, Tls):
        told["client_certificate"] = "".join(pem(der) for der in sent.peer.tls.client_chain or ())
    return json.dumps({"request": told, "response": {"status": answer.status, "headers": fields, "body": body}})


def logged(case: Case) -> Exchange:
    """Return the call as the one line tells it that a stage logged."""
    (line,) = answered(case).access_log
    text = json.dumps({"access_log": json.loads(line)})
    (exchange,) = read(text.encode(), origin="access-log.json", call=no_call)
    return exchange


def no_call(url: str) -> Exchange:
    """Refuse to call: this evidence is no URL."""
    raise AssertionError(url)


def asked(exchange: Exchange) -> Request:
    """Return the request, which all this evidence tells."""
    assert not isinstance(exchange.request, Unknown)
    return exchange.request


def account(case: Case) -> World:
    """Return what AWS would answer in the region that was called: in another one than the world's, nothing exists."""
    world = case.world()
    named = address(case.request.host, case.request.path)
    if named is None or named.region in (None, world.region):
        return world
    nothing: Answers = {(kind,): {"items": []} for kind in ("get_rest_apis", "get_api_keys", "get_usage_plans")}
    nothing["v2_get_apis",] = {"Items": []}
    nothing |= {key: answer for key, answer in world.answers.items() if key[0] in OF_EVERY_REGION}
    return World(world.account_id, named.region or world.region, nothing)


def save(documents: World, folder: Path) -> None:
    """Save every answer that the AWS CLI would print, in a file named after its command."""
    for (kind, *ids), answer in documents.answers.items():
        if kind not in READS:
            continue
        name = "-".join((READS[kind].operation.replace("_", "-"), *(part.rpartition("/")[2] for part in ids if part)))
        if READS[kind].content is not None:
            (folder / f"{name}.pem").write_text(answer[READS[kind].content], "utf-8")
            continue
        (folder / f"{name}.json").write_text(json.dumps(answer, indent=4), "utf-8")


# --- what else holds on the way ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_a_call_is_logged_once_a_stage_is_known(case: Case) -> None:
    """The stage logs one line of a call, with the answer's id; of a refusal before any stage is known, nobody logs."""
    answer = answered(case)
    ids = [json.loads(line)["requestId"] for line in answer.access_log]

    assert len(ids) == int(is_logged(case))
    if answer.received:
        named = ("x-amzn-RequestId: {}\r\n", "apigw-requestid: {}\r\n", '"requestId":"{}"')
        assert [one for one in ids if not any(name.format(one).encode() in answer.received for name in named)] == []


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=case.id) for case in CASES if case.meets and is_logged(case)],
)
def test_the_response_type_in_the_log_narrows(case: Case) -> None:
    """Where the line names a gateway response type, only causes that answer with it remain.

    They are fewer than without, unless the text of the answer says as much: only one type has it.
    """
    exchange = logged(case)
    seen = exchange.observation
    assert not isinstance(seen.access_log, Unknown)
    named = seen.access_log.get("error.responseType", "-")
    found = answers(examine(exchange, Configuration()))
    others = answers(examine(without_what_was_refused(exchange), Configuration()))

    signatures = [fitting(CAUSES[cause], seen) for cause in found]
    assert named == "-" or {signature and signature.response_type for signature in signatures} == {named}
    assert set(found) <= set(others)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES if case.meets and tells_all(case)])
def test_the_doctor_proves_what_can_be_proven(case: Case) -> None:
    """From documents that are read as they are needed, the same fixes are proven as from all of them."""
    told = replace(case.world().configuration(), key_sets={ISSUER: KeySet(jwks())})
    decision = decide(case.request, told, case.answer)
    denial = decision.denial
    assert denial is not None
    (found,) = [each for each in told_all(case).findings if each.cause is denial.cause]
    worked_out = [
        (fix.text, fix.remedy(decision.call, denial.values)) for fix in denial.cause.fixes if fix.remedy is not None
    ]
    provable = {
        text
        for text, one in worked_out
        if one is not None and walk(one.request, one.configuration, lambda _: True).outcome == "allowed"
    }

    assert {fix.text.text for fix in found.fixes if fix.proven} == provable


def answered_with(case: Case) -> list[Finding]:
    """Return the findings of a case that count as an answer."""
    return [each for each in told_all(case).findings if each.standing in ANSWERS]


@pytest.mark.parametrize("cause_id", sorted({case.cause_id for case in CASES}))
def test_the_doctor_proves_a_fix_of_each_cause(cause_id: str) -> None:
    """On one of its cases at least."""
    found = [each for case in CASES if case.meets and case.cause_id == cause_id for each in answered_with(case)]
    proven = [fix for finding in found if finding.cause.id == cause_id for fix in finding.fixes if fix.proven]

    assert proven
