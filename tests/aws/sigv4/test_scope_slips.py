"""What signers take for date and scope."""

from dataclasses import replace

import pytest

from gatewright.aws.sigv4.scope_slips import date_slips, scope_slips
from tests.aws.sigv4.test_slips import REQUEST, TEXT

OTHER = "20260115/us-west-2/execute-api/aws4_request"


@pytest.mark.parametrize(
    "date", ["2026-01-15T12:00:00Z", "Thu, 15 Jan 2026 12:00:00 GMT", "20260115", "20260115T120000", "1768478400"]
)
def test_a_date_in_another_form(date: str) -> None:
    """The string to sign has another second line; the key is the right one."""
    assert replace(TEXT, date=date, key_scope=TEXT.scope) in list(date_slips(REQUEST, TEXT))


def test_a_scope_can_be_another_in_the_text_in_the_key_or_in_both() -> None:
    """Signers keep the two apart."""
    found = list(scope_slips(TEXT))

    assert replace(TEXT, scope=OTHER) in found
    assert replace(TEXT, key_scope=OTHER) in found
    assert replace(TEXT, scope=OTHER, key_scope=TEXT.scope) in found
    assert replace(TEXT, scope="20260115/eu-west-1/execute-api", key_scope=TEXT.scope) in found


def test_a_date_that_is_none_has_no_other_form() -> None:
    """Nothing is known of its moment."""
    odd = replace(TEXT, date="today", scope="x")

    assert ([], []) == (list(date_slips(REQUEST, odd)), list(scope_slips(odd)))
