"""The errors of CloudFormation, by kind: codes of the service's model, texts as the AWS CLI and SDKs look for them."""

from gatewright.services.errors import not_implemented
from gatewright.wire.errors import ServiceError


def invalid(message: str) -> ServiceError:
    """Return ValidationError: the input cannot be."""
    return ServiceError("ValidationError", message, status=400)


def no_stack(name: str) -> ServiceError:
    """Return what a stack that is not there is answered; the AWS CLI looks for the end of the sentence."""
    return invalid(f"Stack with id {name} does not exist")


def exists(what: str) -> ServiceError:
    """Return AlreadyExistsException."""
    return ServiceError("AlreadyExistsException", f"{what} already exists", status=400)


def no_change_set(name: str) -> ServiceError:
    """Return ChangeSetNotFound."""
    return ServiceError("ChangeSetNotFound", f"ChangeSet [{name}] does not exist", status=404)


def not_executable(change_set_id: str, status: str) -> ServiceError:
    """Return InvalidChangeSetStatus."""
    return ServiceError(
        "InvalidChangeSetStatus",
        f"ChangeSet [{change_set_id}] cannot be executed in its current status of [{status}]",
        status=400,
    )


def incapable(capabilities: list[str]) -> ServiceError:
    """Return InsufficientCapabilities: the caller did not say that he knows what the template may do."""
    return ServiceError(
        "InsufficientCapabilitiesException", f"Requires capabilities : [{', '.join(capabilities)}]", status=400
    )


def not_offered(member: str, words: str) -> ServiceError:
    """Return what a parameter is refused with that would do something here which is not done."""
    return not_implemented(f"this server does not offer {words}, so it refuses `{member}`")
