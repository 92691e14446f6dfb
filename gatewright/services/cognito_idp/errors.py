"""The errors of Cognito user pools, by kind; a text stands here or where it is raised.

Texts as users of AWS reported them; Cognito's own pages name the codes alone.
"""

from typing import Final

from gatewright.wire.errors import ServiceError

NOT_HIM: Final = "Incorrect username or password."
NO_USER: Final = "User does not exist."
NO_GROUP: Final = "Group not found."


def invalid_parameter(message: str) -> ServiceError:
    """Return InvalidParameterException."""
    return ServiceError("InvalidParameterException", message, status=400)


def not_authorized(message: str) -> ServiceError:
    """Return NotAuthorizedException."""
    return ServiceError("NotAuthorizedException", message, status=400)


def not_found(message: str) -> ServiceError:
    """Return ResourceNotFoundException."""
    return ServiceError("ResourceNotFoundException", message, status=400)


def no_user() -> ServiceError:
    """Return UserNotFoundException."""
    return ServiceError("UserNotFoundException", NO_USER, status=400)


def exists(code: str, message: str) -> ServiceError:
    """Return one of the exceptions that say: there is one already."""
    return ServiceError(code, message, status=400)
