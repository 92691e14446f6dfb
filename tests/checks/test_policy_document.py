import pytest

from gatewright.checks.policy_document import document_in, statements_of


def test_one_statement_is_a_list_of_one() -> None:
    """AWS takes both."""
    assert [{"Sid": "a"}] == statements_of({"Statement": {"Sid": "a"}}) == statements_of({"Statement": [{"Sid": "a"}]})
    assert [] == statements_of({})


@pytest.mark.parametrize("text", ["", "[]", "no"])
def test_what_is_no_document_is_none(text: str) -> None:
    """A remedy has nothing to change then."""
    assert {"a": 1} == document_in('{"a": 1}')
    assert document_in(text) is None
