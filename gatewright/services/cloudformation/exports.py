"""
What stacks export to one another.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
"""

from gatewright.services.cloudformation import records
from gatewright.services.cloudformation.running import before
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def list_exports(documents: Documents, _operation: Operation) -> Document:
    """Answer every export of the region."""
    found = [
        {"ExportingStackId": stack["StackId"], "Name": name, "Value": value}
        for stack in documents.list(records.STACK)
        for name, value in before(stack).exports.items()
    ]
    return {"Exports": sorted(found, key=lambda one: str(one["Name"]))}
