"""The errors of AWS Certificate Manager, by kind; the texts stand where they are raised."""

from gatewright.wire.errors import ServiceError


def validation(message: str) -> ServiceError:
    """Return ValidationException: the input cannot be."""
    return ServiceError("ValidationException", message, status=400)


def not_found(arn: str, account_id: str) -> ServiceError:
    """Return ResourceNotFoundException, in AWS's words (reported by users)."""
    return ServiceError(
        "ResourceNotFoundException", f"Could not find certificate {arn} in account {account_id}.", status=400
    )


def in_use(arn: str, account_id: str) -> ServiceError:
    """Return ResourceInUseException, in AWS's words (reported by users)."""
    return ServiceError("ResourceInUseException", f"Certificate {arn} in account {account_id} is in use.", status=400)


def too_many_tags(most: int) -> ServiceError:
    """Return TooManyTagsException."""
    return ServiceError("TooManyTagsException", f"Number of tags exceeds {most}.", status=400)  # inferred


def invalid_tag(message: str) -> ServiceError:
    """Return InvalidTagException."""
    return ServiceError("InvalidTagException", message, status=400)
