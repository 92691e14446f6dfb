import pytest

from gatewright.services.apigateway.import_findings import raise_found
from gatewright.wire.errors import ServiceError


@pytest.mark.parametrize(
    ("errors", "warnings", "fail_on_warnings", "expected"),
    [
        (["a"], [], False, "Errors found during import:\n\ta"),
        (
            ["a", "b"],
            ["w"],
            False,
            "Errors found during import:\n\ta\n\tb\nAdditionally, these warnings were found:\n\tw",
        ),
        ([], ["v", "w"], True, "Warnings found during import:\n\tv\n\tw"),
    ],
)
def test_what_is_found_is_listed(errors: list[str], warnings: list[str], fail_on_warnings: bool, expected: str) -> None:
    """Errors first, each on a line of its own."""
    with pytest.raises(ServiceError) as raised:
        raise_found(errors, warnings, fail_on_warnings=fail_on_warnings)

    assert ("BadRequestException", expected) == (raised.value.code, raised.value.message)


def test_warnings_alone_are_let_pass() -> None:
    """Unless somebody asked otherwise."""
    raise_found([], ["w"], fail_on_warnings=False)
