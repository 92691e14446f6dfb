"""Looks and fixes that several refusals of an unmatched route share."""

from gatewright.checks.route import not_found, not_found_with_authorization
from gatewright.checks.route.fixes import (
    ADD_A_METHOD_TO_THE_RESOURCE,
    ADD_THE_RESOURCE,
    CALL_THE_NEAREST_ROUTE,
    WHAT_IS_DEPLOYED,
)


def test_an_unknown_path_is_mended_alike_with_and_without_a_token() -> None:
    """The header that came changes the answer of AWS, not what is wrong: look and fixes are the same."""
    alike = (not_found.CAUSE, not_found_with_authorization.CAUSE)

    fixes = (CALL_THE_NEAREST_ROUTE, ADD_A_METHOD_TO_THE_RESOURCE, ADD_THE_RESOURCE)

    assert [fixes] * 2 == [cause.fixes for cause in alike]
    assert [(WHAT_IS_DEPLOYED,)] * 2 == [cause.confirm for cause in alike]
