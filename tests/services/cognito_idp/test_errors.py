from gatewright.services.cognito_idp.errors import exists, invalid_parameter, no_user, not_authorized, not_found


def test_every_error_is_a_400() -> None:
    """With the code that SDKs raise."""
    errors = [
        invalid_parameter("x"),
        not_authorized("x"),
        not_found("x"),
        no_user(),
        exists("GroupExistsException", "x"),
    ]

    assert {error.status for error in errors} == {400}
    assert [error.code for error in errors] == [
        "InvalidParameterException",
        "NotAuthorizedException",
        "ResourceNotFoundException",
        "UserNotFoundException",
        "GroupExistsException",
    ]
