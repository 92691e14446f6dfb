"""Who calls."""

from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def get_caller_identity(_documents: Documents, operation: Operation) -> Document:
    """Answer who calls; for the root user `UserId` is the account (documented: GetCallerIdentity)."""
    return {
        "UserId": operation.caller_id or operation.account_id,
        "Account": operation.account_id,
        "Arn": operation.caller,
    }
