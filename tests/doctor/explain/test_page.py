"""The page of a cause."""

import pytest

from gatewright.doctor.explain.page import example, page
from gatewright.doctor.fixes import PLACEHOLDER
from gatewright.engine.catalogue import CAUSES
from gatewright.i18n import in_english
from gatewright.model.cause import Cause
from tests.casebook import Case, cases

EVERY = pytest.mark.parametrize("cause", CAUSES.values(), ids=list(CAUSES))


@EVERY
def test_every_cause_has_a_whole_page(cause: Cause) -> None:
    """A page says what, why, how it looks, how to fix it and where this comes from; and leaves no brace open."""
    text = page(cause, in_english)

    assert text.startswith(f"# {cause.id}\n\n{cause.title}\n")
    assert next(line for line in text.splitlines() if line.startswith("## ")) == "## Why the call is refused"
    assert "## How to fix it" in text
    assert "## Where this comes from" in text
    assert text.endswith("\n")
    without_code = "\n".join(line for line in text.splitlines() if "`" not in line)
    assert not PLACEHOLDER.search(without_code.split("## Example")[0])


@EVERY
def test_a_page_names_its_row_of_the_article(cause: Cause) -> None:
    """A cause of AWS's table tells its row; another tells none."""
    assert ("Row " in page(cause, in_english)) == (cause.seed_row is not None)


def test_the_example_is_a_case_that_is_run() -> None:
    """What a page shows as an example is the first case of its cause, with the answer that the tests expect."""
    told = {cause_id: shown for cause_id, cause in CAUSES.items() if (shown := example(cause)) is not None}
    run: dict[str, list[Case]] = {}
    for case in cases():
        run.setdefault(case.cause_id, []).append(case)

    assert {"route.not-found", "api-key.missing", "stage.not-found"} <= set(told)
    for cause_id, (asked, answer) in told.items():
        if cause_id in run:
            first = run[cause_id][0]

            assert first.meets, cause_id
            method = first.request.method if first.request.connection is None else "GET"
            assert (method, first.expected_response) == (asked.split()[0], answer)


def test_a_page_is_translated_but_for_machine_strings() -> None:
    """Every sentence goes through the translation; ids, error types and commands do not."""
    cause = CAUSES["api-key.missing"]
    text = page(cause, lambda text: f"«{text}»")

    assert f"«{cause.title}»" in text
    assert "## «How to fix it»" in text
    assert "# api-key.missing" in text
    assert "403  x-amzn-ErrorType: ForbiddenException" in text
    assert "«aws " not in text


def test_look_alikes_are_causes_that_exist() -> None:
    """A page names no cause that cannot be explained."""
    text = page(CAUSES["route.not-found"], in_english)

    assert "- route.method-not-found: The path exists" in text


def test_a_page_shows_an_answer_as_it_is() -> None:
    """A body that is none is not shown, one that holds no text says null, and what has no answer says so."""
    assert "410  x-amzn-ErrorType: GoneException\n```" in page(CAUSES["connections.gone"], in_english)
    assert "405  x-amzn-waf-action\n```" in page(CAUSES["waf.challenge-unanswered"], in_english)
    assert '{"message":null}' in page(CAUSES["authorizer.failed"], in_english)
    assert "API Gateway writes no answer of its own.\n" in page(CAUSES["tls.client-certificate-missing"], in_english)


def test_a_page_tells_the_commands_of_http_apis_too() -> None:
    """Where both kinds refuse so, each has its command; a look that is for one kind alone says so."""
    both = page(CAUSES["authorizer.token-invalid"], in_english)
    one = page(CAUSES["tls.client-certificate-untrusted"], in_english)

    assert "  `aws apigateway get-authorizers " in both
    assert "  for an HTTP API: `aws apigatewayv2 get-authorizers --api-id <rest-api-id>`\n" in both
    assert "\n  for an HTTP API: `aws apigatewayv2 get-api-mappings --domain-name <host>`\n" in one
    assert "\n  `aws apigatewayv2 get-api-mappings" not in one
    assert "for an HTTP API" not in page(CAUSES["api-key.missing"], in_english)
    assert "   for an HTTP API: `aws apigatewayv2 create-stage " in page(CAUSES["stage.not-found"], in_english)
