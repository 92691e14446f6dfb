"""
Causes from the doctor's view: what somebody saw of a real account, and what is named for it.

The cases of a cause that the gateway does not refuse for itself stand beside it, those of the others in
`tests/observed`. A real account tells no secret of anybody's keys, so that these worlds tell none either:

    [[case]]
    name = "the wording since 2026"
    response = '''HTTP/1.1 403 Forbidden ...'''       # an answer; or `transcript`: what `curl -v` showed
    request = "GET https://..."                       # optional: the call that was answered
    given = "pets"                                    # optional: the account, with its `change`
    expect.cause = "iam.explicit-deny"                # it is named first; or `expect.among`, or `expect.not_among`

A near miss is a case of a cause's file in which the cause must not be named.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from gatewright.doctor.consult import consult
from gatewright.doctor.examine import examine
from gatewright.doctor.weigh import ANSWERS
from gatewright.engine.catalogue import CAUSES
from gatewright.model.configuration import Configuration
from gatewright.model.request import Request
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.curl import transcript
from gatewright.sources.exchange import Exchange
from gatewright.sources.response_text import responses
from tests.casebook import NOON, World, cause_id, request, world

CHECKS: Final = Path(__file__).resolve().parent.parent / "gatewright" / "checks"


def file_beside(cause_id: str) -> Path:
    """Return where cases stand beside their cause."""
    return (CHECKS / cause_id.replace("-", "_").replace(".", "/")).with_suffix(".toml")


KEPT: Final = Path(__file__).resolve().parent / "observed"
FILES: Final = {
    **{cause_id: file_beside(cause_id) for cause_id, cause in CAUSES.items() if not cause.enforced},
    **{cause_id(file): file for file in sorted(KEPT.glob("*/*.toml"))},
}
OBSERVED: Final = list(FILES)
KEYS: Final = {"name", "given", "change", "request", "response", "transcript", "expect"}

Case = Mapping[str, Any]


def cases() -> Iterator[tuple[str, Case]]:
    """Yield every observed case, with its cause's id."""
    for name, file in FILES.items():
        for case in tomllib.loads(file.read_text("utf-8"))["case"]:
            yield name, case


CASES: Final = list(cases())


def exchange(case: Case) -> Exchange:
    """Return the call as its evidence tells it."""
    if "transcript" in case:
        return transcript(case["transcript"])[-1]
    seen = responses(case["response"].strip())[-1]
    if "request" not in case:
        return seen
    sent = request(case["request"])
    return replace(
        seen,
        method=sent.method,
        host=sent.host,
        path=sent.path,
        query=sent.query,
        headers=sent.headers,
        body=sent.body,
        called_at=NOON if isinstance(seen.called_at, Unknown) else seen.called_at,
    )


def account(case: Case) -> World:
    """Return the account of a case as a real one tells of itself."""
    told = world(case["given"], case.get("change"))
    secret = ("iam_access_keys", "iam_sessions", "iam_accounts", "iam_organization")
    withheld: dict[tuple[str, ...], Any] = {(kind,): UNKNOWN for kind in secret}
    return World(told.account_id, told.region, {**told.answers, **withheld})


def named(case: Case) -> list[str]:
    """Return the causes that the doctor names, best first."""
    told = account(case).configuration() if "given" in case else Configuration()
    found = examine(exchange(case), told).findings
    return [finding.cause.id for finding in found if finding.standing in ANSWERS]


@pytest.mark.parametrize(
    ("cause_id", "case"), [pytest.param(*each, id=f"{each[0]}: {each[1]['name']}") for each in CASES]
)
def test_observed_case(cause_id: str, case: Case) -> None:
    """A cause is named for what it looks like, and not for what it just does not."""
    kind, expected = next(iter(case["expect"].items()))
    found = named(case)

    assert set(case) <= KEYS
    assert expected == cause_id
    if kind == "cause":
        assert found[:1] == [expected]
    elif kind == "among":
        assert expected in found
    else:
        assert kind == "not_among"
        assert expected not in found


TOLD: Final = [(cause_id, case) for cause_id, case in CASES if "given" in case]


@pytest.mark.parametrize(
    ("cause_id", "case"), [pytest.param(*each, id=f"{each[0]}: {each[1]['name']}") for each in TOLD]
)
def test_knowing_less_drops_no_cause(cause_id: str, case: Case) -> None:
    """Documents that are read as they are needed name what all of them name; without any, a cause stays possible."""
    seen = exchange(case)
    request = seen.request
    assert isinstance(request, Request)
    needed = consult(request, account(case))
    alone = [finding.cause.id for finding in examine(seen, Configuration()).findings if finding.standing in ANSWERS]

    assert [one.cause.id for one in examine(seen, needed).findings if one.standing in ANSWERS] == named(case)
    assert cause_id in alone or "not_among" in case["expect"]


@pytest.mark.parametrize("cause_id", OBSERVED)
def test_cause_has_an_observed_case_and_a_near_miss(cause_id: str) -> None:
    """Each has an example that meets it and one that just does not, marked as such, under names of their own."""
    mine = [case for each, case in CASES if each == cause_id]
    misses = [case["name"] for case in mine if "not_among" in case["expect"]]

    assert 0 < len(misses) < len(mine)
    assert [name for name in misses if not name.startswith("near miss: ")] == []
    assert len({case["name"] for case in mine}) == len(mine)
