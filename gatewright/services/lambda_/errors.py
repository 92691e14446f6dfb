"""The errors of Lambda, by kind; the texts stand where they are raised. Each says whose fault it is (`Type`)."""

from typing import Any, Final

from gatewright.wire.errors import ServiceError

_USER: Final[dict[str, Any]] = {"Type": "User"}


def invalid(message: str) -> ServiceError:
    """Return InvalidParameterValueException."""
    return ServiceError("InvalidParameterValueException", message, status=400, members=_USER)


def not_found(message: str) -> ServiceError:
    """Return ResourceNotFoundException."""
    return ServiceError("ResourceNotFoundException", message, status=404, members=_USER)


def conflict(message: str) -> ServiceError:
    """Return ResourceConflictException."""
    return ServiceError("ResourceConflictException", message, status=409, members=_USER)


def bad_content(message: str) -> ServiceError:
    """Return InvalidRequestContentException: an event or a client context that cannot be read."""
    return ServiceError("InvalidRequestContentException", message, status=400, members=_USER)


def out_of_date() -> ServiceError:
    """Return PreconditionFailedException: somebody else changed what is changed (recorded by LocalStack's tests)."""
    return ServiceError(
        "PreconditionFailedException",
        "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve"
        " the latest Revision Id",
        status=412,
        members=_USER,
    )


def out_of_range(value: int, member: str, most: int) -> ServiceError:
    """Return ValidationException for a number above a limit that the model does not state."""
    return ServiceError(
        "ValidationException",
        f"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: Member must have"
        f" value less than or equal to {most}",
        status=400,
    )
