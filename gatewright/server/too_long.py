"""How an API answers a body that is longer than API Gateway takes: by the kind of API that the target names.

The listener refuses such a body as soon as its length is known, before anybody reads it; who calls is not asked.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
"""

from collections.abc import Callable
from typing import Final

from gatewright.gateway.snapshot import Snapshot
from gatewright.model.request import Peer
from gatewright.model.unknown import Unknown
from gatewright.server.addressed import is_for_an_api
from gatewright.server.arrival import arrive
from gatewright.server.connections import TooLong
from gatewright.server.refusals import BODY_TOO_LONG, HTTP_BODY_TOO_LONG, REST_BODY_TOO_LONG, Refusal

_OVER_THE_INTERNET: Final = Peer(tls=None, vpc_endpoint=None)


def by_kind_of_api(current: Callable[[], Snapshot]) -> TooLong:
    """Return who tells the refusal for a target, under the configuration that counts then."""

    def refusal(host: str, path: str) -> Refusal:
        request = arrive("POST", host, path, "", (), b"", _OVER_THE_INTERNET, 0.0, ("", ""), "HTTP/1.1")
        snapshot = current().of(request)
        if not is_for_an_api(request, snapshot):
            return BODY_TOO_LONG
        api = snapshot.plan(request).start(request).call.api
        return HTTP_BODY_TOO_LONG if not isinstance(api, Unknown) and api.protocol == "HTTP" else REST_BODY_TOO_LONG

    return refusal
