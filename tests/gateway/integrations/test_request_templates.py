import pytest

from gatewright.gateway.integrations.failure import ExecutionFailedError
from gatewright.gateway.integrations.request_templates import RequestTemplates, content_type
from tests.gateway.one_method import request

TWO = {"application/json": "json", "text/plain": "plain"}


def chosen(content: str | None, templates: dict[str, str], behavior: str = "WHEN_NO_MATCH") -> str | None:
    """Return the template that is chosen for a content type."""
    found = RequestTemplates({"requestTemplates": templates, "passthroughBehavior": behavior}).choose(content)
    return None if found is None else found.source


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, "json"),
        ("application/json", "json"),
        ("application/json; charset=utf-8", "json"),
        ("Text/Plain", "plain"),
        ("text/csv", None),
    ],
)
def test_content_type_finds_its_template(content: str | None, expected: str | None) -> None:
    """A request without one counts as JSON; parameters and letter case do not matter; others pass."""
    assert expected == chosen(content, TWO)


def test_default_template_takes_what_no_other_takes() -> None:
    """`$default` stands behind the named ones."""
    assert "any" == chosen("text/csv", {**TWO, "$default": "any"})
    assert "json" == chosen("application/json", {**TWO, "$default": "any"})


@pytest.mark.parametrize(
    ("behavior", "templates", "refused"),
    [
        ("WHEN_NO_MATCH", TWO, False),
        ("WHEN_NO_MATCH", {}, False),
        ("WHEN_NO_TEMPLATES", TWO, True),
        ("WHEN_NO_TEMPLATES", {}, False),
        ("NEVER", TWO, True),
        ("NEVER", {}, True),
    ],
)
def test_passthrough_behavior(behavior: str, templates: dict[str, str], refused: bool) -> None:
    """The table of the developer guide: what passes without a template, and what is a 415."""
    if not refused:
        assert chosen("text/csv", templates, behavior) is None
        return
    with pytest.raises(ExecutionFailedError) as raised:
        chosen("text/csv", templates, behavior)

    assert (415, "Unsupported Media Type") == (raised.value.failure.status, raised.value.failure.message)


def test_broken_template_fails_only_the_calls_that_need_it() -> None:
    """A template that cannot be read is a 500 for its content type, and no one else's."""
    templates = {"application/json": "fine", "text/plain": "#if("}

    assert "fine" == chosen("application/json", templates)
    with pytest.raises(ExecutionFailedError) as raised:
        chosen("text/plain", templates)
    assert raised.value.line.startswith("Execution failed due to configuration error: Unable to transform request: ")


def test_content_type_of_a_request() -> None:
    """The name is found in any letter case."""
    assert "a/b" == content_type(request(headers={"CONTENT-TYPE": "a/b"}))
    assert content_type(request()) is None
