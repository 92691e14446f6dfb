"""
What every protocol can do.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.wire.errors import ServiceError
from gatewright.wire.route import Match
from gatewright.wire.shapes import OperationModel, ServiceModel

Params = dict[str, Any]
"""Parameters by botocore's member names, as users of boto3 pass them."""

Result = Mapping[str, Any]
"""A result by botocore's member names; a member that is `None`, or that the shape does not have, is not written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """One protocol of AWS's."""

    params: Callable[[Match, Request], Params]
    """Read the parameters; raise `ServiceError` where they cannot be read."""

    response: Callable[[OperationModel, Result, Request], Response]
    """Write a result."""

    error: Callable[[ServiceModel, ServiceError, Request], Response]
    """Write an error."""
