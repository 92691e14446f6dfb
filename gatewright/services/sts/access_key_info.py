"""
Which account an access key belongs to.

https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html: asked of any key, active or not, of
whatever account.
"""

from gatewright.services.iam.drawn import account_of
from gatewright.services.iam.errors import validation_error
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def get_access_key_info(_documents: Documents, operation: Operation) -> Document:
    """Answer the account that stands in the letters of a key."""
    account_id = account_of(operation.params["AccessKeyId"])
    if account_id is None:
        raise validation_error(f"Invalid access key ID: {operation.params['AccessKeyId']}")  # inferred
    return {"Account": account_id}
