"""The errors of Parameter Store; texts without a note are reported by users of AWS, word for word."""

from gatewright.wire.errors import ServiceError


def not_found() -> ServiceError:
    """Return ParameterNotFound; AWS sends no text with it."""
    return ServiceError("ParameterNotFound", "", status=400)


def version_not_found(name: str, version: str) -> ServiceError:
    """Return ParameterVersionNotFound."""
    text = f"Systems Manager could not find version {version} of {name}. Verify the version and try again."
    return ServiceError("ParameterVersionNotFound", text, status=400)


def already_exists() -> ServiceError:
    """Return ParameterAlreadyExists."""
    text = "The parameter already exists. To overwrite this value, set the overwrite option in the request to true."
    return ServiceError("ParameterAlreadyExists", text, status=400)


def mismatch(pattern: str) -> ServiceError:
    """Return ParameterPatternMismatchException."""
    text = f"Parameter value, cannot be validated against allowedPattern: {pattern}"
    return ServiceError("ParameterPatternMismatchException", text, status=400)


def invalid(message: str) -> ServiceError:
    """Return ValidationException."""
    return ServiceError("ValidationException", message, status=400)


def invalid_resource() -> ServiceError:
    """Return InvalidResourceId; AWS sends no text with it."""
    return ServiceError("InvalidResourceId", "", status=400)
