from gatewright.server.dns.names import Names
from gatewright.server.dns.zone import Found
from tests.services.account import ACCOUNT, REGION
from tests.services.ec2.network import Network

NAME = f"x.execute-api.{REGION}.amazonaws.com"


def test_names_follow_what_is_committed() -> None:
    """From the moment on when this server knows its address."""
    network = Network()
    names = Names(network.account.store, ACCOUNT)
    endpoint = network.endpoint()
    names.refresh()
    before = names.look_up(NAME)
    names.listen("127.0.0.1", {endpoint["VpcEndpointId"]: "127.0.0.7"})
    listening = names.look_up(NAME)
    network.ec2("delete_vpc_endpoints", VpcEndpointIds=[endpoint["VpcEndpointId"]])
    stale = names.look_up(NAME)
    names.refresh()

    assert [None, Found(("127.0.0.7",)), Found(("127.0.0.7",)), None] == [
        before,
        listening,
        stale,
        names.look_up(NAME),
    ]


def test_other_documents_and_accounts_change_no_name() -> None:
    """Only what names are read from does."""
    network = Network()
    names = Names(network.account.store, ACCOUNT)
    names.listen("127.0.0.1", {})
    network.account.call("create_api_key", name="k")
    names.refresh()
    with network.account.store.transaction("111111111111", REGION) as documents:
        documents.put("api", "web", document={"ApiId": "web"})
    names.refresh()

    assert names.look_up(f"web.execute-api.{REGION}.amazonaws.com") is None
