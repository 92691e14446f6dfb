"""The errors of IAM, by kind; the texts stand where they are raised. The statuses are those of botocore's model."""

from gatewright.wire.errors import ServiceError


def no_such_entity(message: str) -> ServiceError:
    """Return NoSuchEntity: what was named is not there."""
    return ServiceError("NoSuchEntity", message, status=404)


def already_exists(message: str) -> ServiceError:
    """Return EntityAlreadyExists: the name is taken."""
    return ServiceError("EntityAlreadyExists", message, status=409)


def delete_conflict(message: str) -> ServiceError:
    """Return DeleteConflict: something still hangs on what should go."""
    return ServiceError("DeleteConflict", message, status=409)


def limit_exceeded(message: str) -> ServiceError:
    """Return LimitExceeded: a quota of the account is used up."""
    return ServiceError("LimitExceeded", message, status=409)


def malformed_policy(message: str) -> ServiceError:
    """Return MalformedPolicyDocument: the document is no policy of its kind."""
    return ServiceError("MalformedPolicyDocument", message, status=400)


def invalid_input(message: str) -> ServiceError:
    """Return InvalidInput: a value is none of its kind."""
    return ServiceError("InvalidInput", message, status=400)


def validation_error(message: str) -> ServiceError:
    """Return ValidationError: the parameters do not go together."""
    return ServiceError("ValidationError", message, status=400)


def access_denied(message: str) -> ServiceError:
    """Return AccessDenied: AWS keeps this to itself."""
    return ServiceError("AccessDenied", message, status=403)
