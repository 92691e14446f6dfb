"""The errors of API Gateway's control plane, by kind; the texts stand where they are raised."""

from gatewright.wire.errors import ServiceError


def bad_request(message: str) -> ServiceError:
    """Return BadRequestException: the input cannot be."""
    return ServiceError("BadRequestException", message, status=400)


def not_found(message: str) -> ServiceError:
    """Return NotFoundException: what was named is not there."""
    return ServiceError("NotFoundException", message, status=404)


def conflict(message: str) -> ServiceError:
    """Return ConflictException: what is there stands in the way."""
    return ServiceError("ConflictException", message, status=409)
