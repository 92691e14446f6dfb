"""Which requests are for an API: those that a worker decides itself, and everybody else leaves to the front door."""

from gatewright.aws.addresses import address
from gatewright.gateway.snapshot import Snapshot
from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Request


def is_for_an_api(request: Request, snapshot: Snapshot) -> bool:
    """Tell whether the host or the path names an API, or the host is a custom domain name.

    Whatever came through a VPC endpoint is: an endpoint leads to APIs alone.
    """
    if isinstance(request.peer.vpc_endpoint, VpcEndpoint):
        return True
    if ".execute-api." in request.host or address(request.host, request.path) is not None:
        return True
    return snapshot.domain_region(request.host) is not None
