from gatewright.aws.openapi.errors import OpenApiError


def test_a_definition_that_cannot_be_is_an_error_of_value() -> None:
    """Whoever reads values meets it as such."""
    assert issubclass(OpenApiError, ValueError)
