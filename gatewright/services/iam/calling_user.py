"""Which user an operation means that is given no name: the one who calls."""

from gatewright.services.iam.errors import validation_error
from gatewright.services.operation import Operation


def calling_user(operation: Operation) -> str | None:
    """Return the name of the user who calls, `None` for the root user; refuse sessions, as IAM does."""
    resource = operation.caller.split(":", 5)[5]
    if resource == "root":
        return None
    if not resource.startswith("user/"):
        raise validation_error("Must specify userName when calling with non-User credentials")
    return resource.rpartition("/")[2]
