import asyncio

import dns.asyncquery
import dns.message
import dns.rcode

from gatewright.server.dns.server import DnsServer
from tests.services.account import ACCOUNT, REGION
from tests.services.ec2.network import Network


def test_a_client_resolves_the_names_of_the_account() -> None:
    """Over UDP and TCP, and hears of what is new after a commit."""
    network = Network()
    name = f"x.execute-api.{REGION}.amazonaws.com"

    async def work() -> tuple[dns.message.Message, ...]:
        server = DnsServer(network.account.store, ACCOUNT, "127.0.0.1", 0)
        await server.start(server.bind(), {})
        host, port = server.address
        query = dns.message.make_query(name, "A")
        try:
            before = await dns.asyncquery.udp(query, host, port=port, timeout=5)
            network.endpoint(SubnetIds=network.subnet_ids()[:1])
            server.refresh()
            after = await dns.asyncquery.udp(query, host, port=port, timeout=5)
            return before, after, await dns.asyncquery.tcp(query, host, port=port, timeout=5)
        finally:
            await server.stop()

    before, *after = asyncio.run(work())

    assert dns.rcode.NXDOMAIN == before.rcode()
    assert [f"{name}. 60 IN A 172.31.0.4"] * 2 == [one.answer[0].to_text() for one in after]
