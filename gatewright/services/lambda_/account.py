"""
The limits of the account, and how much of them is used.

https://docs.aws.amazon.com/lambda/latest/api/API_GetAccountSettings.html
"""

from typing import Final

from gatewright.aws.function_package import UNZIPPED_BYTES
from gatewright.services.lambda_.concurrency import ACCOUNT_CONCURRENCY
from gatewright.services.lambda_.packages import ZIPPED_BYTES
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

TOTAL_CODE_BYTES: Final = 80_530_636_800
"""What AWS allows all code of an account (documented: 75 GB). Nothing but the disk limits it here."""


def get_account_settings(documents: Documents, _operation: Operation) -> Document:
    """Answer limits and use of the region."""
    functions = documents.list("function")
    versions = documents.list("function_version")
    reserved = sum(one.get("reservedConcurrency") or 0 for one in functions)
    return {
        "AccountLimit": {
            "TotalCodeSize": TOTAL_CODE_BYTES,
            "CodeSizeUnzipped": UNZIPPED_BYTES,
            "CodeSizeZipped": ZIPPED_BYTES,
            "ConcurrentExecutions": ACCOUNT_CONCURRENCY,
            "UnreservedConcurrentExecutions": ACCOUNT_CONCURRENCY - reserved,
        },
        "AccountUsage": {
            "TotalCodeSize": sum(one["configuration"]["CodeSize"] for one in (*functions, *versions)),
            "FunctionCount": len(functions),
        },
    }
