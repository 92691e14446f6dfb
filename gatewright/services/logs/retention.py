"""
How long a log group keeps its events.

https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
"""

from gatewright.services.logs.errors import invalid_parameter
from gatewright.services.logs.lookup import group
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

DAYS = (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653)
"""What `retentionInDays` may be (documented)."""


def put_retention_policy(_documents: Documents, operation: Operation) -> Document:
    """Set how many days a log group keeps its events."""
    days = operation.params["retentionInDays"]
    if days not in DAYS:
        # Reported by users of AWS.
        listed = ", ".join(map(str, DAYS))
        raise invalid_parameter(
            f"1 validation error detected: Value '{days}' at 'retentionInDays' failed to satisfy constraint: Member "
            f"must satisfy enum value set: [{listed}]"
        )
    operation.log_events.set_retention(operation.account_id, operation.region, group(operation).name, days)
    return {}


def delete_retention_policy(_documents: Documents, operation: Operation) -> Document:
    """Let a log group keep its events for ever."""
    operation.log_events.set_retention(operation.account_id, operation.region, group(operation).name, None)
    return {}
