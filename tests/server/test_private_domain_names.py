"""Private custom domain names over real sockets: set up by boto3, called through listeners of VPC endpoints."""

import asyncio
import ssl
from pathlib import Path
from typing import Any, Final

import boto3

from gatewright.lab.certificates import self_signed
from tests.server.test_private_apis import OTHER, REGION, VPCE, Place, policy, run

NAME: Final = "private.example.com"
PATH: Final = "/shop/pets"
CLOSED: Final = '403 ForbiddenException {"message":"Forbidden"}'


def named(place: Place, policy_text: str | None, *associated: str) -> dict[str, Any]:
    """Create a private name that leads to the API of the place, and associate VPC endpoints with it."""
    meta = place.client.meta
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
    acm = boto3.client("acm", endpoint_url=meta.endpoint_url, region_name=REGION, **keys)
    certificate, key = self_signed(NAME)
    made: dict[str, Any] = place.client.create_domain_name(
        domainName=NAME,
        certificateArn=acm.import_certificate(Certificate=certificate, PrivateKey=key)["CertificateArn"],
        endpointConfiguration={"types": ["PRIVATE"]},
        **({"policy": policy_text} if policy_text else {}),
    )
    place.client.create_base_path_mapping(
        domainName=NAME, domainNameId=made["domainNameId"], basePath="shop", restApiId=place.api, stage="prod"
    )
    for vpce_id in associated:
        associate(place, made, vpce_id)
    return made


def associate(place: Place, made: dict[str, Any], vpce_id: str) -> str:
    """Associate a VPC endpoint with a private name; return the ARN of the association."""
    answer = place.client.create_domain_name_access_association(
        domainNameArn=made["domainNameArn"], accessAssociationSourceType="VPCE", accessAssociationSource=vpce_id
    )
    return str(answer["domainNameAccessAssociationArn"])


def test_a_private_name_is_called_through_its_vpc_endpoint_only(tmp_path: Path) -> None:
    """Not through another one, and not from outside; a path without a mapping leads nowhere."""

    async def work(place: Place) -> list[str]:
        await asyncio.to_thread(named, place, policy(), VPCE)
        return [
            await place.call(NAME, at=VPCE, path=PATH),
            await place.call(NAME, at=VPCE, path="/pets"),
            await place.call(NAME, at=OTHER, path=PATH),
            await place.call(NAME, path=PATH),
        ]

    assert run(tmp_path, work) == ['200 "in"', CLOSED, CLOSED, CLOSED]


def test_an_association_comes_and_goes_at_once(tmp_path: Path) -> None:
    """No deployment has to follow."""

    async def work(place: Place) -> list[str]:
        made = await asyncio.to_thread(named, place, policy())
        before = await place.call(NAME, at=VPCE, path=PATH)
        arn = await asyncio.to_thread(associate, place, made, VPCE)
        between = await place.call(NAME, at=VPCE, path=PATH)
        await asyncio.to_thread(place.client.delete_domain_name_access_association, domainNameAccessAssociationArn=arn)
        return [before, between, await place.call(NAME, at=VPCE, path=PATH)]

    assert run(tmp_path, work) == [CLOSED, '200 "in"', CLOSED]


def test_both_policies_have_to_allow(tmp_path: Path) -> None:
    """That of the name, without which nobody may call, and then that of the API, which sees by which name it was."""

    async def work(place: Place) -> list[str]:
        made = await asyncio.to_thread(named, place, None, VPCE, OTHER)
        without = await place.call(NAME, at=VPCE, path=PATH)
        text = policy(StringEquals={"aws:SourceVpce": VPCE})
        patches = [{"op": "replace", "path": "/policy", "value": text}]
        where = {"domainName": NAME, "domainNameId": made["domainNameId"]}
        await asyncio.to_thread(place.client.update_domain_name, **where, patchOperations=patches)
        ways = [await place.call(NAME, at=vpce_id, path=PATH) for vpce_id in (VPCE, OTHER)]
        return [without, *ways, await place.call(place.host, at=VPCE)]

    only = policy(ArnLike={"execute-api:viaDomainArn": f"arn:aws:apigateway:{REGION}:*:/domainnames/{NAME}+*"})
    came = run(tmp_path, work, policy_text=only)
    of_the_name = f":/domainnames/{NAME}+"
    silent = "because no resource-based policy allows the execute-api:Invoke action"
    assert [each[:3] for each in came] == ["403", "200", "403", "403"]
    assert all(of_the_name in came[index] and silent in came[index] for index in (0, 2))
    assert of_the_name not in came[3]


def test_its_certificate_is_shown(tmp_path: Path) -> None:
    """To whoever names it in the handshake, at the endpoint."""

    async def work(place: Place) -> tuple[bool, str]:
        await asyncio.to_thread(named, place, policy(), VPCE)
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        address = dict(place.gateway.endpoint_addresses)[VPCE]
        reader, writer = await asyncio.open_connection(*address, ssl=context, server_hostname=NAME)
        shown = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
        writer.write(f"GET {PATH} HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n\r\n".encode())
        answer = (await reader.read()).decode()
        writer.close()
        return NAME.encode() in shown, answer.split("\r\n")[0]

    assert run(tmp_path, work) == (True, "HTTP/1.1 200 OK")
