"""
The errors of EC2, by kind; the texts stand where they are raised.

Codes: "Error codes for the Amazon EC2 API" (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html).
"""

from gatewright.wire.errors import ServiceError


def refused(code: str, message: str) -> ServiceError:
    """Return an error of the caller's."""
    return ServiceError(code, message, status=400)


def invalid_value(value: object, parameter: str, more: str = "") -> ServiceError:
    """Return InvalidParameterValue: a value is none of its kind."""
    return refused("InvalidParameterValue", f"Value ({value}) for parameter {parameter} is invalid. {more}".rstrip())


def missing(parameter: str) -> ServiceError:
    """Return MissingParameter: one has to be there, and is not."""
    return refused("MissingParameter", f"The request must contain the parameter {parameter}")


def in_use(message: str) -> ServiceError:
    """Return DependencyViolation: something still hangs on what should go."""
    return refused("DependencyViolation", message)


def dry_run() -> ServiceError:
    """Return DryRunOperation: it would have been done (documented: "DryRun", the status is reported)."""
    return ServiceError("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", status=412)
