"""The errors of ACM."""

from gatewright.services.acm import errors


def test_every_error_has_its_code_and_status() -> None:
    """All of them are the caller's."""
    made = [
        errors.validation("a"),
        errors.not_found("arn", "1"),
        errors.in_use("arn", "1"),
        errors.too_many_tags(50),
        errors.invalid_tag("a"),
    ]

    assert [400] * 5 == [error.status for error in made]
    assert [
        "ValidationException",
        "ResourceNotFoundException",
        "ResourceInUseException",
        "TooManyTagsException",
        "InvalidTagException",
    ] == [error.code for error in made]
