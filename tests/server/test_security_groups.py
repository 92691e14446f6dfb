import asyncio
import re
import socket
from pathlib import Path

import pytest

from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Peer, Request
from gatewright.server import security_groups
from gatewright.server.security_groups import SecurityGroups
from tests.gatewright_server import Running, running
from tests.server.test_private_apis import proxied
from tests.services.ec2.network import Network

HTTPS = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443}


def _groups(network: Network) -> SecurityGroups:
    found = SecurityGroups(network.account.store)
    found.refresh()
    return found


def test_rules_of_all_groups_let_in_from_the_commit_on() -> None:
    """An endpoint with several groups has the rules of each of them."""
    network = Network()
    first, second = network.group("a"), network.group("b")
    vpce_id = network.endpoint(SecurityGroupIds=[first, second])["VpcEndpointId"]
    groups = _groups(network)
    before = groups.admits(vpce_id, "10.0.0.7")
    network.ec2("authorize_security_group_ingress", GroupId=second, CidrIp="10.0.0.0/16", **HTTPS)
    groups.refresh()

    assert [False, True, False] == [before, groups.admits(vpce_id, "10.0.0.7"), groups.admits(vpce_id, "10.1.0.7")]
    network.ec2("revoke_security_group_ingress", GroupId=second, CidrIp="10.0.0.0/16", **HTTPS)
    groups.refresh()
    assert not groups.admits(vpce_id, "10.0.0.7")


def test_endpoint_that_nobody_knows_is_left_to_the_checks() -> None:
    """As is a call that came through none, or from nowhere that is told."""
    network = Network()
    vpce_id = network.endpoint(SecurityGroupIds=[network.group()])["VpcEndpointId"]
    groups = _groups(network)

    def let_in(way: VpcEndpoint | None, address: str | None) -> bool:
        peer = Peer(vpc_endpoint=way) if address is None else Peer(vpc_endpoint=way, source_ip=address)
        return groups.let_in(Request(method="GET", host="x", path="/", peer=peer))

    assert groups.admits("vpce-00000000", "10.0.0.7")
    assert [True, True, True, False] == [
        let_in(None, "127.0.0.1"),
        let_in(VpcEndpoint(), "127.0.0.1"),
        let_in(VpcEndpoint(vpce_id=vpce_id), None),
        let_in(VpcEndpoint(vpce_id=vpce_id), "127.0.0.1"),
    ]


def test_silence_ends_without_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """When its time is over, or the server stops."""

    async def work(groups: SecurityGroups) -> None:
        held = asyncio.ensure_future(groups.silence())
        await asyncio.sleep(0)
        groups.end()
        await asyncio.wait_for(held, 5)

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(work(_groups(Network())))
    monkeypatch.setattr(security_groups, "HELD_SECONDS", 0.01)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(_groups(Network()).silence())


def _hears(address: tuple[str, int], host: str, proxied: bytes = b"") -> bytes | None:
    source = ("127.0.0.9", 0) if proxied else None
    with socket.create_connection(address, timeout=1, source_address=source) as connection:
        connection.sendall(proxied + f"GET /prod/pets HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        try:
            return connection.recv(4096)
        except TimeoutError:
            return None


def _place(server: Running) -> tuple[str, int]:
    host, _, port = server.url.removeprefix("http://").partition(":")
    return host, int(port)


def test_closed_groups_leave_callers_without_an_answer(tmp_path: Path) -> None:
    """At the endpoint's listener, and by its name; a rule for the port opens both."""
    with running(state=tmp_path) as server:
        ec2 = server.client("ec2")
        vpc_id = ec2.describe_vpcs()["Vpcs"][0]["VpcId"]
        group = ec2.create_security_group(GroupName="closed", Description="d", VpcId=vpc_id)["GroupId"]
        endpoint = ec2.create_vpc_endpoint(
            VpcId=vpc_id,
            ServiceName="com.amazonaws.us-east-1.execute-api",
            VpcEndpointType="Interface",
            SecurityGroupIds=[group],
        )["VpcEndpoint"]
    name = endpoint["DnsEntries"][0]["DnsName"]
    with running("--vpc-endpoint", f"{endpoint['VpcEndpointId']}=127.0.0.1:0", state=tmp_path) as server:
        assert server.process is not None
        assert server.process.stdout is not None
        told = re.search(r"calls to 127\.0\.0\.1:(\d+)", server.process.stdout.readline())
        assert told is not None
        places = (_place(server), ("127.0.0.1", int(told[1])))
        closed = [_hears(place, name) for place in places]
        rule = {"GroupId": group, "CidrIp": "10.0.0.0/16", **HTTPS}
        server.client("ec2").authorize_security_group_ingress(**rule)
        opened = [_hears(place, name) for place in places]

    assert [None, None] == closed
    assert [b"HTTP/1.1 403 "] * 2 == [(one or b"")[:13] for one in opened]


def test_what_a_proxy_passes_on_was_let_in_before(tmp_path: Path) -> None:
    """The groups of the endpoint that it names held there, by whatever name the API is called."""
    with running("--trusted-proxy", "127.0.0.9/32", state=tmp_path) as server:
        ec2 = server.client("ec2")
        vpc_id = ec2.describe_vpcs()["Vpcs"][0]["VpcId"]
        endpoint = ec2.create_vpc_endpoint(
            VpcId=vpc_id,
            ServiceName="com.amazonaws.us-east-1.execute-api",
            VpcEndpointType="Interface",
            SecurityGroupIds=[ec2.create_security_group(GroupName="a", Description="d", VpcId=vpc_id)["GroupId"]],
        )["VpcEndpoint"]
        vpce_id, name = endpoint["VpcEndpointId"], endpoint["DnsEntries"][0]["DnsName"]
        header = proxied("10.0.0.7", vpce_id)
        heard = [
            _hears(_place(server), host, header)
            for host in (name, f"pets-{vpce_id}.execute-api.us-east-1.amazonaws.com")
        ]

    assert [b"HTTP/1.1 403 "] * 2 == [(one or b"")[:13] for one in heard]
