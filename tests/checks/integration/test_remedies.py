"""Remedies of what stands behind the door; `test_invocation` proves that the call is let in."""

import pytest

from gatewright.checks.integration.remedies import permit_the_method
from gatewright.model.unknown import UNKNOWN
from tests.checks.integration.test_invocation import API, FUNCTION, passed


@pytest.mark.parametrize("values", [{}, {"function_arn": FUNCTION}, {"source_arn": f"{API}/prod/GET/pets/*"}])
def test_who_calls_what_has_to_be_known(values: dict[str, str]) -> None:
    """Otherwise there is nothing to propose."""
    assert permit_the_method(passed(None), values) is None


def test_a_policy_that_nobody_told_cannot_be_changed() -> None:
    """It could hold a refusal."""
    values = {"function_arn": FUNCTION, "source_arn": f"{API}/prod/GET/pets/*"}

    assert permit_the_method(passed(UNKNOWN), values) is None
