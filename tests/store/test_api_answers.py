"""What API Gateway V2 would answer."""

import pytest

from gatewright.store import api_answers
from gatewright.store.answers import Answers
from gatewright.store.documents import Document
from gatewright.store.store import Store

BELOW = {
    "v2_get_routes": ("route", ("a", "r")),
    "v2_get_integrations": ("integration", ("a", "i")),
    "v2_get_authorizers": ("api_authorizer", ("a", "x")),
    "v2_get_models": ("api_model", ("a", "m")),
    "v2_get_stages": ("api_stage", ("a", "prod")),
    "v2_get_deployments": ("api_deployment", ("a", "d")),
}


def answer(operation: str, *ids: str) -> Document | None:
    """Return an answer of an account with one API and one thing of each kind below it."""
    store = Store.open(None)
    with store.transaction("000000000000", "eu-west-1") as documents:
        documents.put("api", "a", document={"ApiId": "a"})
        for kind, place in BELOW.values():
            documents.put(kind, *place, document={"Id": place[1]})
        documents.put("route_response", "a", "r", "rr", document={"Id": "rr"})
        documents.put("integration_response", "a", "i", "ir", document={"Id": "ir"})
        documents.put("api_deployment", "a", "d", document={"Id": "d", "Snapshot": {"Api": {}}})
        if operation == "snapshot":
            return api_answers.snapshot(documents, *ids)
        return Answers(documents).get(operation, *ids)


@pytest.mark.parametrize("operation", BELOW)
def test_what_belongs_to_an_api_is_listed(operation: str) -> None:
    """Of an API that is not there, nothing is."""
    assert {"Items": [{"Id": BELOW[operation][1][1]}]} == answer(operation, "a")
    assert answer(operation, "b") is None


def test_responses_are_listed_below_their_route_or_integration() -> None:
    """And not below another one."""
    assert {"Items": [{"Id": "rr"}]} == answer("v2_get_route_responses", "a", "r")
    assert {"Items": [{"Id": "ir"}]} == answer("v2_get_integration_responses", "a", "i")
    assert answer("v2_get_route_responses", "a", "s") is None
    assert answer("v2_get_integration_responses", "a", "j") is None


def test_one_thing_is_answered_as_it_is() -> None:
    """And what is not there is not."""
    assert {"Items": [{"ApiId": "a"}]} == answer("v2_get_apis")
    assert {"ApiId": "a"} == answer("v2_get_api", "a")
    assert {"Id": "prod"} == answer("v2_get_stage", "a", "prod")
    assert answer("v2_get_stage", "a", "dev") is None
    assert answer("v2_get_deployment", "a", "e") is None


def test_a_snapshot_is_shown_to_nobody() -> None:
    """Only we keep it."""
    assert {"Id": "d"} == answer("v2_get_deployment", "a", "d")
    assert {"Api": {}} == answer("snapshot", "a", "d")
    assert answer("snapshot", "a", "e") is None
