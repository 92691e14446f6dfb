"""The VPC endpoints of every account and region, as the store has them."""

from gatewright.gateway.snapshot import Snapshots
from gatewright.gateway.vpc_endpoints import VpcEndpoints, region_of_call
from gatewright.model.listing import Listing
from gatewright.model.network import InterfaceEndpoint, VpcEndpoint
from gatewright.model.request import Headers, Peer, Request
from gatewright.store.store import Store

ENTRY = {"VpcEndpointId": "vpce-0a1b", "ServiceName": "com.amazonaws.eu-west-1.execute-api", "State": "available"}
OWNER, OTHER = "111122223333", "444455556666"


def put(store: Store, account_id: str, *entries: dict[str, str]) -> None:
    """Put endpoints into an account's region."""
    with store.transaction(account_id, "eu-west-1") as documents:
        for entry in entries:
            documents.put("vpc_endpoint", entry["VpcEndpointId"], document=entry)


def test_endpoints_of_all_accounts_are_known_to_each() -> None:
    """A private API may be called from another account's VPC; there are no endpoints but these."""
    store = Store.open(None)
    put(store, OWNER, ENTRY)
    put(store, OTHER, {**ENTRY, "VpcEndpointId": "vpce-0ther"})
    with store.transaction(OWNER, "eu-west-1") as documents:
        documents.put("usage_plan", "p", document={"id": "p", "name": "p", "apiStages": []})
    snapshots = Snapshots(store, OWNER)
    snapshots.refresh()
    known = snapshots.current.configurations["eu-west-1"].vpc_endpoints

    assert (sorted(known.items), known.rest) == (["vpce-0a1b", "vpce-0ther"], None)

    with store.transaction(OTHER, "eu-west-1") as documents:
        documents.delete("vpc_endpoint", "vpce-0ther")
    snapshots.refresh()
    assert sorted(snapshots.current.configurations["eu-west-1"].vpc_endpoints.items) == ["vpce-0a1b"]


def test_what_did_not_change_is_not_read() -> None:
    """A commit that touches no endpoint leaves the very listing."""
    endpoints = VpcEndpoints()
    before = endpoints.listing
    endpoints.read(Store.open(None), [(OWNER, "eu-west-1", "rest_api", ("a1",))])

    assert endpoints.listing is before


def test_the_region_of_a_call_is_where_its_api_is() -> None:
    """Named by the host, known by the API's id, or that of the endpoint where nothing names an API."""
    endpoints: Listing[InterfaceEndpoint] = Listing(
        {"vpce-0a1b": InterfaceEndpoint(id="vpce-0a1b", region="us-east-2")}
    )
    through = Peer(vpc_endpoint=VpcEndpoint(vpce_id="vpce-0a1b"))
    region_of = {"a1": "eu-west-1"}

    def region(host: str, peer: Peer, *fields: tuple[str, str]) -> str | None:
        request = Request(method="GET", host=host, path="/prod", peer=peer, headers=Headers(fields))
        return region_of_call(request, region_of, endpoints)

    assert region("a1.execute-api.ap-south-1.amazonaws.com", Peer()) == "ap-south-1"
    assert region("10.0.0.5", through, ("x-apigw-api-id", "a1")) == "eu-west-1"
    assert region("10.0.0.5", through) == "us-east-2"
    assert region("10.0.0.5", Peer(vpc_endpoint=None)) is None
