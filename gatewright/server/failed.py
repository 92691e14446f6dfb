"""What a client gets when the handler of his request raised: a 500, and nothing of why; the log has it all."""

import logging

from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.server.refusals import internal_error

_log = logging.getLogger("gatewright.server")


def failed(request: Request, error: BaseException) -> Response:
    """Log why a request failed, and return its answer."""
    _log.error("the handler failed for request %s", request.request_id, exc_info=error)
    return internal_error(request.request_id, request.extended_request_id)
