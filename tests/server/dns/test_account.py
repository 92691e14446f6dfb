from typing import Any

from gatewright.server.dns.account import zone_of
from gatewright.server.dns.zone import Found, Zone
from gatewright.store.documents import Document
from tests.services.account import ACCOUNT, REGION
from tests.services.ec2.network import Network

HERE = "127.0.0.1"
SERVICE = f"execute-api.{REGION}.amazonaws.com"


def _zone(network: Network, **listeners: str) -> Zone:
    with network.account.store.reading(ACCOUNT, "") as documents:
        return zone_of(documents, HERE, {name.replace("_", "-"): host for name, host in listeners.items()})


def _at(*addresses: str) -> Found:
    return Found(addresses)


def _api(network: Network, api_id: str, *vpce_ids: str, kind: str = "PRIVATE") -> None:
    endpoint: dict[str, Any] = {"types": [kind], "vpcEndpointIds": list(vpce_ids)}
    with network.account.store.transaction(ACCOUNT, REGION) as documents:
        documents.put("rest_api", api_id, document={"id": api_id, "endpointConfiguration": endpoint})


def _put(network: Network, kind: str, name: str, document: Document) -> None:
    with network.account.store.transaction(ACCOUNT, REGION) as documents:
        documents.put(kind, name, document=document)


def test_private_dns_leads_every_api_to_the_interfaces_of_the_endpoint() -> None:
    """Public ones as well; the endpoint's own names lead here, where calls by name are answered."""
    network = Network()
    endpoint = network.endpoint(SubnetIds=network.subnet_ids()[:2])
    _api(network, "open", kind="REGIONAL")
    zone = _zone(network)

    assert _at("172.31.0.4", "172.31.16.4") == zone.look_up(f"hidden.{SERVICE}") == zone.look_up(f"open.{SERVICE}")
    assert [_at(HERE)] * 3 == [zone.look_up(one["DnsName"]) for one in endpoint["DnsEntries"][:3]]
    assert zone.look_up(f"vpce-1.execute-api.{REGION}.vpce.amazonaws.com") is None


def test_listener_stands_for_the_interfaces() -> None:
    """Whether the endpoint has any or not; its names, those of its APIs, and private DNS lead there."""
    network = Network()
    endpoint = network.endpoint()
    vpce_id = endpoint["VpcEndpointId"]
    _api(network, "hidden", vpce_id, "vpce-0ofanotheraccount")
    with_private_dns = _zone(network, **{vpce_id.replace("-", "_"): "127.0.0.7"})
    network.ec2("modify_vpc_endpoint", VpcEndpointId=vpce_id, PrivateDnsEnabled=False)
    zone = _zone(network, **{vpce_id.replace("-", "_"): "127.0.0.7"})

    assert _at("127.0.0.7") == with_private_dns.look_up(f"any.{SERVICE}")
    assert _at("127.0.0.7") == zone.look_up(endpoint["DnsEntries"][0]["DnsName"])
    assert _at("127.0.0.7") == zone.look_up(f"hidden-{vpce_id}.{SERVICE}")
    assert zone.look_up(f"hidden-vpce-0ofanotheraccount.{SERVICE}") is None
    assert zone.look_up(f"hidden.{SERVICE}") is None


def test_private_dns_ends_with_the_attributes_of_the_vpc() -> None:
    """Which may be taken away at any time; another region has its own names."""
    network = Network()
    network.endpoint(SubnetIds=network.subnet_ids()[:1])
    before = _zone(network)
    network.ec2("modify_vpc_attribute", VpcId=network.vpc_id, EnableDnsHostnames={"Value": False})

    assert before.look_up("x.execute-api.us-east-1.amazonaws.com") is None
    assert before.look_up(f"x.{SERVICE}") is not None
    assert _zone(network).look_up(f"x.{SERVICE}") is None


def test_first_endpoint_answers_where_several_vpcs_have_private_dns() -> None:
    """The resolver is that of all VPCs at once."""
    network = Network()
    network.endpoint(SubnetIds=network.subnet_ids()[:1])
    vpc_id = network.vpc(host_names=True)
    subnet = network.ec2("create_subnet", VpcId=vpc_id, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
    network.endpoint(VpcId=vpc_id, SubnetIds=[subnet])

    assert _at("172.31.0.4") == _zone(network).look_up(f"x.{SERVICE}")


def test_public_names_lead_to_this_server() -> None:
    """Those of APIs that are not private, and of custom domain names with what they are aliases for."""
    network = Network()
    _api(network, "open", kind="EDGE")
    _put(network, "api", "web", {"ApiId": "web"})
    regional = {"domainName": "API.example.com", "regionalDomainName": f"d-1.{SERVICE}"}
    _put(network, "domain_name", "api.example.com", regional)
    _put(network, "domain_name", "*.b.com", {"domainName": "*.b.com", "distributionDomainName": "d2.cloudfront.net"})
    _put(network, "domain_name", "c.com", {"domainName": "c.com"})
    zone = _zone(network)

    assert [_at(HERE)] * 4 == [
        zone.look_up(name) for name in (f"open.{SERVICE}", f"web.{SERVICE}", f"d-1.{SERVICE}", "d2.cloudfront.net")
    ]
    assert Found((HERE,), f"d-1.{SERVICE}") == zone.look_up("api.example.com")
    assert Found((HERE,), "d2.cloudfront.net") == zone.look_up("a.b.com")
    assert zone.look_up("c.com") is None


def test_private_domain_name_is_an_alias_for_its_endpoint() -> None:
    """For the one that was associated first; for none that is gone."""
    network = Network()
    arn = f"arn:aws:apigateway:{REGION}:{ACCOUNT}:/domainnames/Shop.example.com+abc123"
    first, second = network.endpoint(), network.endpoint()
    with network.account.store.transaction(ACCOUNT, REGION) as documents:
        for vpce_id in ("vpce-0gone", first["VpcEndpointId"], second["VpcEndpointId"]):
            association = {"accessAssociationSource": vpce_id, "domainNameArn": arn}
            documents.put("access_association", vpce_id, arn, document=association)
    zone = _zone(network, **{first["VpcEndpointId"].replace("-", "_"): "127.0.0.7"})

    assert Found(("127.0.0.7",), first["DnsEntries"][0]["DnsName"]) == zone.look_up("shop.example.com")
