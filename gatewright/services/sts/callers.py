"""The caller of STS as policies see him: whose key it is, and what binds him."""

from gatewright.configuration.principals import principals
from gatewright.model.principal import Principal
from gatewright.model.unknown import Unknown
from gatewright.services.operation import Operation
from gatewright.store.answers import Answers
from gatewright.store.documents import Documents


def principal(documents: Documents, operation: Operation) -> Principal:
    """Return the principal who calls; `documents` are those of his account."""
    account = principals(Answers(documents), account_id=operation.account_id)
    key_id = operation.key_id or ""
    session = documents.get("sts_session", key_id)
    if session is not None:
        return _known(account.of_session(session))
    key = documents.get("iam_access_key", key_id)
    if key is None or "UserName" not in key:
        return account.root()
    return _known(account.user(key["UserName"]))


def _known(found: Principal | Unknown) -> Principal:
    if isinstance(found, Unknown):
        raise LookupError("expected the store to know the principals of its own access keys")
    return found
