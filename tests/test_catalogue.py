"""
Every cause stands where its id says, has its words, its cases and a fix that is proven on one of them.

The wire's side of the words is checked against botocore's model: a command that we print names an operation and options
that the AWS CLI has.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from random import Random
from typing import Final

import pytest
from botocore import xform_name
from botocore.session import get_session

from gatewright.aws.gateway_response_types import GATEWAY_RESPONSE_TYPES
from gatewright.doctor.commands_of_v2 import of_v2
from gatewright.engine.catalogue import CAUSES
from gatewright.engine.decide import decide, walk
from gatewright.engine.respond import refusal
from gatewright.model.cause import NO_TEXT, Cause, Documented, Fix, Proposal, Signature
from gatewright.model.decision import Decision
from gatewright.model.outcome import Deny
from tests.casebook import CHECKS, Case, cases, cause_id
from tests.laws.worlds import scene, seen

GLOBAL_OPTIONS: Final = {"region", "query", "output", "cli-input-json"}
"""Options of the AWS CLI that every operation has."""

IDS: Final = list(CAUSES)
CASES: Final = cases()

ENFORCED: Final = [cause.id for cause in CAUSES.values() if cause.enforced]
"""The causes that the gateway refuses for itself; the cases of the others are in `test_observed_cases.py`."""

STATUSES: Final = {name: {each.status} for name, each in GATEWAY_RESPONSE_TYPES.items()} | {
    "INTEGRATION_FAILURE": {504, 502}
}
"""The default status of each gateway response type; a function that fails is answered with another (recorded)."""

PROGRAMS: Final = ("aws", "curl", "date", "dig", "echo", "openssl", "printenv")
"""What a printed command may start."""


def meeting(cause_id: str) -> Iterator[tuple[Case, Decision, Deny]]:
    """Yield the cases that meet a cause, each with its decision and refusal."""
    for case in CASES:
        if case.meets and case.cause_id == cause_id:
            decision = decide(case.request, case.world().configuration(), case.answer)
            if decision.denial is None:
                raise ValueError(f"`{case.id}` is not refused")
            yield case, decision, decision.denial


def open_names(text: str, *values: object) -> set[str]:
    """Return the placeholders of a text that none of `values` fills."""
    return set(re.findall(r"\{(\w+)\}", text)) - {name for one in values for name in one}  # type: ignore[attr-defined]  # mappings


# --- addresses and cases ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cause_id", IDS)
def test_id_is_the_address(cause_id: str) -> None:
    """`api-key.plan-misses-stage` is the `CAUSE` of `checks/api_key/plan_misses_stage.py`."""
    module = import_module("gatewright.checks." + cause_id.replace("-", "_"))

    assert module.CAUSE is CAUSES[cause_id]


@pytest.mark.parametrize("cause_id", ENFORCED)
def test_cause_has_a_case_and_a_near_miss(cause_id: str) -> None:
    """Every cause that the gateway refuses for has a case that meets it and one that just does not."""
    mine = [case for case in CASES if case.cause_id == cause_id]

    assert {case.meets for case in mine} == {True, False}
    assert [case.name for case in mine if case.name.startswith("near miss: ") == case.meets] == []


def test_whatever_the_engine_names_is_enforced() -> None:
    """A cause that the engine names for sure in some random world is one that is said to be enforced."""
    worlds = [seen(scene(Random(seed))) for seed in range(1_500)]
    decisions = [decide(known.request, known.configuration, known.world) for known in worlds]

    assert {decision.cause.id for decision in decisions if decision.cause} <= set(ENFORCED)


def test_each_file_of_cases_has_its_cause() -> None:
    """Cases stand beside every cause and beside nothing else, and no file has two of one name."""
    names = [case.id for case in CASES]

    assert len(names) == len(set(names))
    assert {cause_id(file) for file in CHECKS.glob("*/*.toml")} == set(CAUSES)


# --- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cause_id", IDS)
def test_title_is_one_whole_sentence(cause_id: str) -> None:
    """A title stands by itself: it has no placeholder, starts with a capital and ends with a full stop."""
    title = CAUSES[cause_id].title

    assert re.fullmatch(r"[A-Z][^{}]*\.", title)


@pytest.mark.parametrize("cause_id", IDS)
def test_cause_says_why_how_to_confirm_and_how_to_mend(cause_id: str) -> None:
    """Nothing that a report wants to say is empty, and no template has a lone brace."""
    cause = CAUSES[cause_id]
    texts = [cause.why, *(fix.text for fix in cause.fixes), *(confirm.text for confirm in cause.confirm)]

    assert cause.confirm
    assert cause.fixes
    assert [text for text in texts if not text.strip() or re.search(r"[{}]", re.sub(r"\{[a-z_]+\}", "", text))] == []


@pytest.mark.parametrize("cause_id", IDS)
def test_knowledge_has_its_provenance(cause_id: str) -> None:
    """Every cause says where we know it from, and since when."""
    cause = CAUSES[cause_id]
    pages = [one.url for one in cause.provenance if isinstance(one, Documented)]

    assert cause.provenance
    assert [page for page in pages if not page.startswith("https://")] == []
    assert re.fullmatch(r"\d+\.\d+", cause.since)
    assert cause.seed_row is None or 1 <= cause.seed_row <= 17


@pytest.mark.parametrize("cause_id", IDS)
def test_look_alikes_exist(cause_id: str) -> None:
    """A look-alike is another cause, named once."""
    look_alikes = CAUSES[cause_id].look_alikes

    assert set(look_alikes) <= set(CAUSES) - {cause_id}
    assert len(look_alikes) == len(set(look_alikes))


def commands() -> list[tuple[str, str]]:
    """Return every command that a cause prints, with the cause's id."""
    return [
        (cause.id, command)
        for cause in CAUSES.values()
        for command in (*(one.command for one in cause.confirm), *(fix.command for fix in cause.fixes))
        if command is not None
    ]


@pytest.mark.parametrize(("cause_id", "command"), commands())
def test_command_is_one_that_exists(cause_id: str, command: str) -> None:
    """A printed AWS CLI command names an operation and its options; any other starts a program that is known."""
    started = re.sub(r"^\w+=\$\(", "", command)
    assert started.split(maxsplit=1)[0] in PROGRAMS, cause_id
    for holder in ("user", "role"):
        _check_options(started.replace("{holder_kind}", holder))


def _check_options(command: str) -> None:
    for part in re.split(r"\$\(|&&|;", command):
        found = re.match(r"\s*aws (\S+) ([a-z-]+)(.*)", part, re.DOTALL)
        if found and found[1] != "configure":
            given = {name.removeprefix("no-") for name in re.findall(r"(?<!\S)--([a-z0-9-]+)", found[3])}
            assert given <= options(found[1], found[2])


@lru_cache
def options(service: str, operation: str) -> set[str]:
    """Return the options that the AWS CLI has for an operation."""
    model = get_session().get_service_model("s3" if service == "s3api" else service)
    names = {xform_name(name, "-"): name for name in model.operation_names}
    return {
        xform_name(name, "-") for name in model.operation_model(names[operation]).input_shape.members
    } | GLOBAL_OPTIONS


# --- what the cases show ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cause_id", ENFORCED)
def test_refusal_fills_every_placeholder(cause_id: str) -> None:
    """In each of its cases, the denial has a value for every placeholder of why and of how to confirm."""
    cause = CAUSES[cause_id]
    texts = [cause.why, *(text for one in cause.confirm for text in (one.text, one.command))]
    unfilled = [(case.id, open_names(text, denial.values)) for case, _, denial in meeting(cause_id) for text in texts]

    assert [one for one in unfilled if one[1]] == []


@pytest.mark.parametrize("cause_id", ENFORCED)
def test_refusal_shows_evidence(cause_id: str) -> None:
    """Each refusal points at least at one place of the request or the configuration."""
    facts = [(case.id, denial.because) for case, _, denial in meeting(cause_id)]

    assert [name for name, because in facts if not because] == []
    assert [fact for _, because in facts for fact in because if not fact.path] == []


def proposals(cause_id: str, fix: Fix) -> Iterator[tuple[Case, Proposal, Deny]]:
    """Yield what a fix comes to in each of a cause's cases in which it can be worked out."""
    for case, decision, denial in meeting(cause_id):
        proposal = fix.remedy(decision.call, denial.values) if fix.remedy else None
        if proposal is not None:
            yield case, proposal, denial


def said(fix: Fix, denial: Deny) -> str:
    """Return what a fix says to whom the API of the call refused."""
    command = fix.command if denial.by == "REST" else of_v2(fix.command)
    return f"{fix.text} {command or ''}"


@pytest.mark.parametrize("cause_id", ENFORCED)
def test_fix_fills_every_placeholder(cause_id: str) -> None:
    """A fix that is worked out for a case, or needs no working out, can be said whole, and so can its command.

    One whose text names what a case does not tell is not said of it, and another one is.
    """
    unfilled = []
    for fix in CAUSES[cause_id].fixes:
        if fix.remedy is None:
            unfilled += [
                (case.id, open_names(said(fix, denial), denial.values))
                for case, _, denial in meeting(cause_id)
                if not _is_of_other_cases(fix, denial)
            ]
        for case, proposal, denial in proposals(cause_id, fix):
            unfilled.append((case.id, open_names(said(fix, denial), denial.values, proposal.values)))

    assert [one for one in unfilled if one[1]] == []


def _is_of_other_cases(fix: Fix, denial: Deny) -> bool:
    """Tell whether a fix is not said of a refusal, where the cause has a general one that is."""
    general = any(one.in_general and not open_names(one.text, denial.values) for one in CAUSES[denial.cause.id].fixes)
    return general and bool(open_names(fix.text, denial.values))


PROVEN_ELSEWHERE: Final[Mapping[tuple[str, str], str]] = {
    (
        "authorizer.token-invalid",
        "accept_the_audience",
    ): "tests/checks/authorizer/test_remedies.py: of a JWT authorizer",
    (
        "authorizer.token-invalid",
        "accept_the_issuer_as_written",
    ): "tests/checks/authorizer/test_remedies.py: of a JWT authorizer",
    (
        "domain.path-not-mapped",
        "map_the_path_to_an_http_api",
    ): "tests/checks/domain/test_mapping_remedies.py: of an HTTP API",
    ("stage.not-found", "deploy_to_the_default_stage"): "tests/checks/stage/test_remedies.py: of an HTTP API",
    ("iam.cross-account-needs-both", "allow_the_role"): "tests/checks/iam/test_remedies.py: no case has such a session",
    (
        "route.preflight-refused",
        "open_the_options_method",
    ): "tests/checks/route/test_remedies.py: the gateway names what the method wants, the doctor whom it hinders",
    (
        "resource-policy.nothing-allows",
        "deploy",
    ): "tests/doctor/test_fixes.py: AWS's answers hold the saved policy alone",
    (
        "throttle.rate-exceeded",
        "raise_the_limits_of_the_stage",
    ): "tests/checks/throttle/test_remedies.py: a case's bucket stays empty",
}
"""Remedies that no case can show, by cause and name, with the tests that do."""


@pytest.mark.parametrize("cause_id", ENFORCED)
def test_every_worked_out_fix_is_proven_on_a_case(cause_id: str) -> None:
    """Each fix with a remedy lets at least one case of its cause pass, and each cause that is sure has one."""
    worked_out = [fix for fix in CAUSES[cause_id].fixes if fix.remedy]
    remedied = [fix for fix in worked_out if (cause_id, fix.remedy.__name__) not in PROVEN_ELSEWHERE]  # type: ignore[union-attr]  # chosen so
    proven = [
        fix
        for fix in remedied
        if any(
            walk(proposal.request, proposal.configuration, case.answer).outcome == "allowed"
            for case, proposal, _ in proposals(cause_id, fix)
        )
    ]

    assert worked_out
    assert proven == remedied


# --- law 5: signatures ------------------------------------------------------------------------------------------------


def fits(signature: Signature, case: Case, denial: Deny) -> bool:
    """Tell whether what `respond` renders is what a signature writes."""
    response = refusal(denial, case.request)
    if signature.of == "WEBSOCKET":
        return (response.status, json.loads(response.body)["message"]) == (signature.status, signature.message)
    if signature.of == "HTTP":
        challenge, told = response.header("www-authenticate"), {"message": signature.message}
        wanted = "" if signature.challenge is None else re.sub(r"\\\{\w+\\\}", ".*", re.escape(signature.challenge))
        return (
            (response.status, json.loads(response.body)) == (signature.status, told)
            and response.header("apigw-requestid") is not None
            and re.fullmatch(wanted, challenge or "") is not None
        )
    if not signature.error_type:
        # AWS WAF asks for a proof of a browser instead of API Gateway refusing.
        return response.status == signature.status and response.header("x-amzn-waf-action") is not None
    told = json.loads(response.body)[signature.member]
    text = NO_TEXT if told is None else told
    pattern = re.sub(r"\\\{\w+\\\}", ".+", re.escape(signature.message))
    return (
        response.status == signature.status
        and response.header("x-amzn-ErrorType") == signature.error_type
        and re.fullmatch(pattern, text, re.DOTALL) is not None
    )


@pytest.mark.parametrize("cause_id", ENFORCED)
def test_answer_has_the_written_signature(cause_id: str) -> None:
    """Law 5: what is rendered for a case fits the signature that the refusal names, and the cause lists that one."""
    found = [(case, denial) for case, _, denial in meeting(cause_id)]
    cause: Cause = CAUSES[cause_id]
    every = (*cause.signatures, *cause.of_http_api, *cause.seldom)

    assert [case.id for case, denial in found if denial.answered not in every] == []
    assert [case.id for case, denial in found if not fits(denial.answered, case, denial)] == []


@pytest.mark.parametrize("cause_id", IDS)
def test_signature_has_the_status_of_its_response_type(cause_id: str) -> None:
    """The status that a signature writes is the default of the gateway response type that it names."""
    cause: Cause = CAUSES[cause_id]
    typed = [one for one in cause.signatures if one.response_type is not None]

    assert [one for one in typed if one.status not in STATUSES[str(one.response_type)]] == []
