"""The error that every service here may answer, and that none of AWS's has."""

from gatewright.wire.errors import ServiceError


def not_implemented(message: str) -> ServiceError:
    """Return NotImplementedException: AWS does it, this version does not. The code and the text are ours."""
    return ServiceError("NotImplementedException", message, status=501)
