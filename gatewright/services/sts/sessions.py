"""
Temporary credentials: drawn, kept so that the data plane can verify them, and swept away after they ended.

https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html. What ended stays for a day, so that who
still uses it is told that it expired.
"""

from typing import Any, Final

from gatewright.services.errors import not_implemented
from gatewright.services.iam import drawn
from gatewright.services.iam.errors import access_denied
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

KIND: Final = "sts_session"

_SWEEP: Final = "sts_sweep"
_DAY: Final = 86_400
_HOUR: Final = 3_600

_NO_MFA: Final = (
    "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and"
    " associated with this user."
)


def issue(documents: Documents, operation: Operation, *, duration: int, **session: Any) -> Document:
    """Begin a session in the account of `documents`, and return its `Credentials`."""
    _sweep(documents, operation)
    key_id = drawn.access_key_id(operation, drawn.TEMPORARY, documents.account_id)
    credentials = {
        "AccessKeyId": key_id,
        "SecretAccessKey": drawn.secret(operation),
        "SessionToken": drawn.session_token(operation),
        "Expiration": operation.seconds + duration,
    }
    told = {name: value for name, value in session.items() if value is not None}
    documents.put(KIND, key_id, document={**credentials, "IssuedAt": operation.seconds, **told})
    return credentials


def refuse_unknown_options(operation: Operation) -> None:
    """Refuse what is asked of a session and cannot be had here."""
    if operation.params.get("SerialNumber") or operation.params.get("TokenCode"):
        # There are no MFA devices, so that AWS would answer the same.
        raise access_denied(_NO_MFA)
    for name in ("ProvidedContexts", "MinimumSessionTokenSize"):
        if operation.params.get(name):
            raise not_implemented(f"{name} is not offered")


def calling_session(documents: Documents, operation: Operation) -> Document | None:
    """Return the session of the caller, `None` when he has none."""
    return None if operation.key_id is None else documents.get(KIND, operation.key_id)


def _sweep(documents: Documents, operation: Operation) -> None:
    """Forget what ended more than a day ago; at most once an hour, as it reads every session."""
    last = documents.get(_SWEEP)
    if last is not None and operation.seconds < last["At"] + _HOUR:
        return
    documents.put(_SWEEP, document={"At": operation.seconds})
    for (key_id,), session in documents.items(KIND):
        if session["Expiration"] + _DAY < operation.seconds:
            documents.delete(KIND, key_id)
