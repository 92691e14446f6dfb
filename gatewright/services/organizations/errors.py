"""The errors of AWS Organizations, by kind; the texts stand where they are raised."""

from gatewright.wire.errors import ServiceError


def refused(code: str, message: str, *, reason: str | None = None) -> ServiceError:
    """Return an error of this code; some carry a reason beside the text."""
    return ServiceError(code, message, status=400, members={} if reason is None else {"Reason": reason})


def not_in_use() -> ServiceError:
    """Return AWSOrganizationsNotInUseException: the account is in no organization."""
    return refused("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.")


def access_denied() -> ServiceError:
    """Return AccessDeniedException: only the management account may."""
    return refused("AccessDeniedException", "You don't have permissions to access this resource.")


def invalid_input(message: str) -> ServiceError:
    """Return InvalidInputException."""
    return refused("InvalidInputException", message)
