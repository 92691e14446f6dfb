"""Statements by how their patterns start."""

from gatewright.aws.policy.index import WORTHWHILE
from gatewright.model.unknown import UNKNOWN
from tests.aws.policy.made import API, attached, call, statement

PATHS = [*(f"prod/GET/s{number}" for number in range(40)), "*", "prod/GET/*", "prod/*/s1*"]


def test_only_candidates_are_run() -> None:
    """Of many statements those come back, in order, whose patterns start like the ARN."""
    found = attached(*(statement(resource=f"{API}/{path}") for path in PATHS)).allows

    assert [7, 40, 41, 42] == [item.index for item in found.candidates(call("/s7"))]
    assert [40, 41, 42] == [item.index for item in found.candidates(call("/none"))]


def test_a_statement_of_several_patterns_comes_once() -> None:
    """It stands under each start, and is run once."""
    nodes = [statement(resource=[f"{API}/prod/*", f"{API}/prod/GET/*", f"{API}/dev/{n}"]) for n in range(WORTHWHILE)]

    assert [*range(WORTHWHILE)] == [item.index for item in attached(*nodes).allows.candidates(call())]


def test_unknown_arns_run_everything() -> None:
    """While the ARN is not known no statement can be left out."""
    found = attached(*(statement(resource=f"{API}/{path}") for path in PATHS)).allows
    facts = call()
    hidden = call(resource=type(facts.resource)((*facts.resource.parts[:5], UNKNOWN)))

    assert len(PATHS) == len(found.candidates(hidden))


def test_few_statements_need_no_index() -> None:
    """A look-up would cost more than running them."""
    found = attached(statement(resource=f"{API}/x"), statement(resource=f"{API}/y")).allows

    assert found.every == found.candidates(call())
    assert () == attached(*(statement(resource=f"{API}/x{n}") for n in range(9))).allows.candidates(call())
