import pytest

from gatewright.checks.request.media_type import content_type
from gatewright.model.fact import Fact
from gatewright.model.outcome import Deny, Unsure
from tests.checks.request.rules import call, rules

ASKED = rules(templates=("application/json", "text/xml"), passes=False)


@pytest.mark.parametrize(
    "sent", [{}, {"content-type": "application/json; charset=utf-8"}, {"Content-Type": "text/xml"}]
)
def test_content_type_with_a_template_is_taken(sent: dict[str, str]) -> None:
    """As written or without its parameters; none at all is JSON."""
    assert content_type(call(ASKED, headers=sent), ASKED) is None


def test_content_type_without_one_is_refused() -> None:
    """With the types that have one, and what came."""
    found = content_type(call(ASKED, headers={"content-type": "text/plain"}), ASKED)

    assert isinstance(found, Deny)
    assert found.because == (
        Fact("configuration", "deployed[/toys].POST.methodIntegration.requestTemplates", "application/json, text/xml"),
        Fact("request", "headers.content-type", "text/plain"),
    )


def test_what_passes_is_not_looked_at() -> None:
    """The default."""
    assert content_type(call(rules(), headers={"content-type": "text/plain"}), rules()) is None


def test_content_type_that_nobody_told_is_not_judged() -> None:
    """Unless there is a template for any."""
    any_type = rules(templates=("$default",), passes=False)

    assert isinstance(content_type(call(ASKED, withheld=True), ASKED), Unsure)
    assert content_type(call(any_type, withheld=True), any_type) is None
