"""
From a request to the parameters of its operation, exactly as a user of boto3 would pass them.
"""

from typing import Final

from gatewright.model.request import Request
from gatewright.wire.errors import SerializationError
from gatewright.wire.protocols.catalogue import PROTOCOLS
from gatewright.wire.protocols.protocol import Params
from gatewright.wire.route import Match

_NAME_CLASSES: Final = frozenset({"apigateway"})
"""Services whose texts about wrong JSON types name Java's classes (recorded, see `json_values`)."""


def params(match: Match, request: Request) -> Params:
    """Return the parameters of `request`; raise `ServiceError` where they cannot be read."""
    try:
        return PROTOCOLS[match.protocol].params(match, request)
    except SerializationError as error:
        if error.by_class is None or match.service.name not in _NAME_CLASSES:
            raise
        raise SerializationError(error.by_class) from None
    except RecursionError:
        # A shape that holds itself, in a value nested deeper than Python's stack.
        raise SerializationError from None
