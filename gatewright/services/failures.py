"""
What a client hears when this server itself fails: the 500 of the service that it called, which SDKs try again.

Restates "Common Errors" of each service's API reference ("The request processing has failed because of an unknown
error, exception or failure."): https://docs.aws.amazon.com/apigateway/latest/api/CommonErrors.html
Whoever looks after the server reads why in one line of its log; the client is told nothing of it.
"""

import logging
import sqlite3
from collections.abc import Mapping
from typing import Final

from gatewright.wire.errors import ServiceError

_CODES: Final[Mapping[str, str]] = {
    "acm": "InternalServerException",
    "cognito-idp": "InternalErrorException",
    "ec2": "InternalError",
    "iam": "ServiceFailure",
    "lambda": "ServiceException",
    "logs": "ServiceUnavailableException",
    "organizations": "ServiceException",
    "s3": "InternalError",
    "ssm": "InternalServerError",
    "wafv2": "WAFInternalErrorException",
}
"""The codes of the services' own models and references; the others have the common one."""

_COMMON: Final = "InternalFailure"
_TEXT: Final = "The request processing has failed because of an unknown error, exception or failure."

_log = logging.getLogger("gatewright.services")


def failed(service: str, error: Exception, request_id: str) -> ServiceError:
    """Log why a call failed, and return what its caller hears."""
    if isinstance(error, sqlite3.Error):
        # The disk is full, or may not be written: a line says it all.
        _log.error("the state cannot be used: %s; a call of %s was refused (%s)", error, service, request_id)
    else:
        _log.error("a call of %s failed (%s)", service, request_id, exc_info=error)
    return ServiceError(_CODES.get(service, _COMMON), _TEXT, status=500)
