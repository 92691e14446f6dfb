"""Checks of REST APIs, in the words of HTTP APIs."""

import pytest

from gatewright.checks.http_api.answers import answered, as_http_api, in_its_words
from gatewright.checks.iam import IAM
from gatewright.engine.catalogue import CAUSES
from gatewright.engine.chain import HTTP
from gatewright.engine.respond import refusal
from gatewright.model.outcome import Deny, Pass, Unsure
from tests.http_apis import request

OF_HTTP_APIS = sorted({cause.id for entry in HTTP[1:] for cause in entry.check.causes})


@pytest.mark.parametrize("cause_id", OF_HTTP_APIS)
def test_every_refusal_of_an_http_api_has_its_form(cause_id: str) -> None:
    """No error type, one id, and a body of one word; a challenge stands in the place of the content type."""
    cause = CAUSES[cause_id]
    for signature in cause.of_http_api:
        response = refusal(Deny(cause, (), {"scopes": "", "description": "-"}, signature), request("GET /"))
        names = [name for name, _ in response.headers]

        assert signature.of == "HTTP"
        assert names == ["www-authenticate" if signature.challenge else "Content-Type", "apigw-requestid"]
        assert response.status in (401, 403, 404, 429, 500)


def test_what_http_apis_do_not_know_is_left_out() -> None:
    """Of what may be meant; what a check chose by itself stays."""
    known, unknown = CAUSES["iam.not-allowed"], CAUSES["api-key.missing"]
    found = answered(Unsure((), (Deny(unknown, ()), Deny(known, ()))))
    chosen = CAUSES["authorizer.identity-source-missing"]

    assert found == Unsure((), (Deny(known, (), signature=known.of_http_api[0]),))
    assert in_its_words(Deny(chosen, (), signature=chosen.of_http_api[1])).answered is chosen.of_http_api[1]
    assert answered(Pass()) == Pass()


def test_a_check_keeps_its_name_and_loses_what_is_not_known() -> None:
    """Its causes are those with an answer of HTTP APIs."""
    found = as_http_api(IAM, IAM.run)

    assert (found.id, found.title) == (IAM.id, IAM.title)
    assert set(found.causes) == {cause for cause in IAM.causes if cause.of_http_api}
