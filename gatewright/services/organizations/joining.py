"""An account joins an organization: below its root, bound by what stands there."""

from gatewright.services.operation import Operation
from gatewright.services.organizations.tree import FULL_ACCESS, Tree


def join(tree: Tree, operation: Operation, account_id: str, *, method: str, email: str, name: str) -> None:
    """Take an account in."""
    account = {
        "Id": account_id,
        "Arn": tree.arn("account", account_id),
        "Email": email,
        "Name": name,
        "Status": "ACTIVE",
        "State": "ACTIVE",
        "JoinedMethod": method,
        "JoinedTimestamp": operation.seconds,
        "ParentId": tree.root_id,
    }
    tree.documents.put("org_account", account_id, document=account)
    tree.attach(FULL_ACCESS["Id"], account_id)
    tree.bind()
