"""The errors of Parameter Store."""

from gatewright.services.ssm import errors


def test_errors_have_the_codes_of_the_model() -> None:
    """Each is a 400."""
    found = [
        errors.not_found(),
        errors.version_not_found("n", "3"),
        errors.already_exists(),
        errors.mismatch("p"),
        errors.invalid("m"),
        errors.invalid_resource(),
    ]

    assert [
        "ParameterNotFound",
        "ParameterVersionNotFound",
        "ParameterAlreadyExists",
        "ParameterPatternMismatchException",
        "ValidationException",
        "InvalidResourceId",
    ] == [one.code for one in found]
    assert {400} == {one.status for one in found}
