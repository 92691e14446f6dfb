"""May API Gateway call a function, on behalf of a place of an API?"""

from dataclasses import replace

from gatewright.checks.function_permission import function_permission
from gatewright.model.unknown import UNKNOWN
from tests.checks.integration.test_invocation import API, FUNCTION, URI, passed
from tests.function_policies import permitting


def test_the_place_is_that_of_the_called_api() -> None:
    """Whether it is let in says the function's policy."""
    found = function_permission(passed(permitting(FUNCTION, f"{API}/authorizers/a1")), URI, "authorizers/a1")

    assert found is not None
    assert (found.function_arn, found.source_arn, found.given) == (FUNCTION, f"{API}/authorizers/a1", True)


def test_a_region_that_nobody_told_is_the_functions() -> None:
    """An address on this machine names none."""
    call = passed(permitting(FUNCTION, f"{API}/prod/GET/pets/*"))
    call = replace(call, configuration=replace(call.configuration, region=UNKNOWN))
    found = function_permission(call, URI, "prod/GET/pets/*")

    assert found is not None
    assert found.given is True


def test_without_the_account_nothing_can_be_said() -> None:
    """It stands in the ARN that the policy is asked for."""
    call = passed(None)
    call = replace(call, configuration=replace(call.configuration, account_id=UNKNOWN))

    assert function_permission(call, URI, "prod/GET/pets") is None
