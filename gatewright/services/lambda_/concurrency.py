"""
Reserved concurrency: how many calls of a function may run at once.

https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
"""

from typing import Final

from gatewright.services.lambda_.errors import invalid
from gatewright.services.lambda_.lookup import function, named
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

ACCOUNT_CONCURRENCY: Final = 1000
"""Calls of an account that may run at once (documented: Lambda quotas)."""

LEAST_UNRESERVED: Final = 100
"""What has to be left for functions without reserved concurrency (documented)."""


def put_function_concurrency(documents: Documents, operation: Operation) -> Document:
    """Reserve concurrency for a function; 0 lets no call run."""
    arn = named(operation)
    found = function(documents, arn)
    wanted = operation.params["ReservedConcurrentExecutions"]
    if ACCOUNT_CONCURRENCY - _reserved(documents, arn.name) - wanted < LEAST_UNRESERVED:
        raise invalid(
            "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution"
            f" below its minimum value of [{LEAST_UNRESERVED}]."
        )
    documents.put("function", arn.name, document={**found, "reservedConcurrency": wanted})
    return {"ReservedConcurrentExecutions": wanted}


def get_function_concurrency(documents: Documents, operation: Operation) -> Document:
    """Answer what is reserved; nothing where nothing is."""
    return {"ReservedConcurrentExecutions": function(documents, named(operation)).get("reservedConcurrency")}


def delete_function_concurrency(documents: Documents, operation: Operation) -> Document:
    """Let a function share in what is not reserved."""
    arn = named(operation)
    found = function(documents, arn)
    left = {name: value for name, value in found.items() if name != "reservedConcurrency"}
    documents.put("function", arn.name, document=left)
    return {}


def _reserved(documents: Documents, without: str) -> int:
    return sum(
        one.get("reservedConcurrency") or 0
        for one in documents.list("function")
        if one["configuration"]["FunctionName"] != without
    )
