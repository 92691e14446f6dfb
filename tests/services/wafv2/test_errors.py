"""AWS WAF's errors."""

from gatewright.services.wafv2 import errors


def test_an_invalid_parameter_names_field_value_and_reason() -> None:
    """In the text, and in members of their own."""
    error = errors.invalid_parameter("It is odd.", "IP_ADDRESS", "1.2.3")

    assert (error.code, error.status) == ("WAFInvalidParameterException", 400)
    assert error.message == "Error reason: It is odd., field: IP_ADDRESS, parameter: 1.2.3"
    assert error.members == {"Field": "IP_ADDRESS", "Parameter": "1.2.3", "Reason": "It is odd."}


def test_the_others_have_aws_s_codes() -> None:
    """All with status 400."""
    made = [
        errors.nonexistent(),
        errors.duplicate(),
        errors.locked(),
        errors.associated(),
        errors.unavailable(),
        errors.limit_exceeded(),
    ]

    assert [one.code for one in made] == [
        "WAFNonexistentItemException",
        "WAFDuplicateItemException",
        "WAFOptimisticLockException",
        "WAFAssociatedItemException",
        "WAFUnavailableEntityException",
        "WAFLimitsExceededException",
    ]
    assert {one.status for one in made} == {400}
