"""The errors of AWS WAF, by kind, in AWS's own words (as users of AWS quote them)."""

from gatewright.wire.errors import ServiceError


def nonexistent() -> ServiceError:
    """Return WAFNonexistentItemException: what was named is not there."""
    return ServiceError(
        "WAFNonexistentItemException",
        "AWS WAF couldn\u2019t perform the operation because your resource doesn\u2019t exist.",
        status=400,
    )


def duplicate() -> ServiceError:
    """Return WAFDuplicateItemException: the name is taken."""
    return ServiceError(
        "WAFDuplicateItemException",
        "AWS WAF couldn\u2019t perform the operation because some resource in your request is a duplicate of an"
        " existing one.",
        status=400,
    )


def locked() -> ServiceError:
    """Return WAFOptimisticLockException: somebody changed it since it was read."""
    return ServiceError(
        "WAFOptimisticLockException",
        "AWS WAF couldn\u2019t save your changes because someone changed the resource after you started to edit it."
        " Reapply your changes.",
        status=400,
    )


def associated() -> ServiceError:
    """Return WAFAssociatedItemException: something else still refers to it."""
    return ServiceError(
        "WAFAssociatedItemException",
        "AWS WAF couldn\u2019t perform the operation because your resource is being used by another resource or"
        " it\u2019s associated with another resource.",
        status=400,
    )


def unavailable() -> ServiceError:
    """Return WAFUnavailableEntityException: what a web ACL should protect is not there."""
    return ServiceError(
        "WAFUnavailableEntityException",
        "AWS WAF couldn\u2019t retrieve the resource that you requested. Retry your request.",
        status=400,
    )


def limit_exceeded() -> ServiceError:
    """Return WAFLimitsExceededException."""
    return ServiceError(
        "WAFLimitsExceededException",
        "AWS WAF couldn\u2019t perform the operation because you exceeded your resource limit. For example, the maximum"
        " number of WebACL objects that you can create for an AWS account.",
        status=400,
    )


def invalid_parameter(reason: str, field: str, parameter: str) -> ServiceError:
    """Return WAFInvalidParameterException: which field, which value, and why."""
    return ServiceError(
        "WAFInvalidParameterException",
        f"Error reason: {reason}, field: {field}, parameter: {parameter}",
        status=400,
        members={"Field": field, "Parameter": parameter or "-", "Reason": reason},
    )


EXACTLY_ONE = "You have used none or multiple values for a field that requires exactly one value."
"""AWS's reason where one of several members must be given."""

BAD_FORMAT = "The parameter contains formatting that is not valid."
"""AWS's reason for a value that is none of its kind."""

BAD_ARN = (
    "The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons or slashes."
)
"""AWS's reason for an ARN that names nothing of the kind."""
