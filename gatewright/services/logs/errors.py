"""The errors of CloudWatch Logs, by kind; the texts stand where they are raised."""

from gatewright.wire.errors import ServiceError


def invalid_parameter(message: str) -> ServiceError:
    """Return InvalidParameterException."""
    return ServiceError("InvalidParameterException", message, status=400)


def already_exists(message: str) -> ServiceError:
    """Return ResourceAlreadyExistsException."""
    return ServiceError("ResourceAlreadyExistsException", message, status=400)


def not_found(message: str) -> ServiceError:
    """Return ResourceNotFoundException."""
    return ServiceError("ResourceNotFoundException", message, status=400)
