"""
What rules would cost.

https://docs.aws.amazon.com/waf/latest/APIReference/API_CheckCapacity.html
"""

from gatewright.services.operation import Operation
from gatewright.services.wafv2 import items
from gatewright.services.wafv2.rules import checked
from gatewright.store.documents import Document, Documents


def check_capacity(documents: Documents, operation: Operation) -> Document:
    """Answer the web ACL capacity units of rules."""
    items.scope_of(operation)
    return {"Capacity": checked(documents, operation.params["Rules"], {})}
