"""The keys of issuers, fetched and kept."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from gatewright.gateway.issuer_keys import DEADLINE, RETRY_SECONDS, IssuerKeys
from gatewright.gateway.upstream_message import ConnectFailedError, UpstreamRequest, UpstreamResponse
from gatewright.model.question import FetchKeys, KeyPlace, KeySet, KeysUnavailable
from tests.tokens import ISSUER, KID, jwks

OTHER = "https://issuer.example/realm"
NOW = 1000.0
KEPT_SECONDS = 7_200.0


class Issuer:
    """What answers requests: bodies by URL, and a record of what was asked."""

    def __init__(self, **answers: str) -> None:
        self.answers = answers
        self.asked: list[str] = []
        self.status = 200
        self.wait: asyncio.Event | None = None

    async def send(self, request: UpstreamRequest, *, deadline: float) -> UpstreamResponse:
        """Answer one request."""
        assert deadline == DEADLINE
        port = "" if request.port in (80, 443) else f":{request.port}"
        url = f"{request.scheme}://{request.host}{port}{request.target}"
        self.asked.append(url)
        if self.wait is not None:
            await self.wait.wait()
        if url not in self.answers:
            raise ConnectFailedError(f"cannot connect to `{request.host}:{request.port}`: refused")
        return UpstreamResponse(status=self.status, reason="OK", headers=(), body=self.answers[url].encode())


def discovery(issuer: str = OTHER, **members: Any) -> dict[str, str]:
    """Return what an issuer that is no user pool answers."""
    told = {"issuer": issuer, "jwks_uri": "https://issuer.example:8443/keys?a=b", **members}
    return {
        f"{OTHER}/.well-known/openid-configuration": json.dumps(told),
        "https://issuer.example:8443/keys?a=b": jwks(),
    }


def asking(
    issuer: Issuer, body: Callable[[IssuerKeys], Awaitable[Any]], own: Callable[[str], str | None] = lambda _: None
) -> Any:
    """Run `body` with the keys of an issuer."""

    async def run() -> Any:
        keys = IssuerKeys(own, issuer.send)
        try:
            return await body(keys)
        finally:
            await keys.close()

    return asyncio.run(run())


def test_own_pools_are_asked_in_the_store() -> None:
    """Without any request."""
    issuer = Issuer()

    async def body(keys: IssuerKeys) -> Any:
        assert keys.known(FetchKeys(ISSUER, KID), NOW) is None
        return await keys.fetch(FetchKeys(ISSUER, KID), NOW), keys.known(FetchKeys(ISSUER, KID), NOW + 60)

    assert asking(issuer, body, {ISSUER: jwks()}.get) == (KeySet(jwks()), KeySet(jwks()))
    assert issuer.asked == []


def test_other_user_pools_are_asked_where_they_publish_their_keys() -> None:
    """As the documentation of Cognito says, without discovery."""
    issuer = Issuer(**{f"{ISSUER}/.well-known/jwks.json": jwks()})

    assert asking(issuer, lambda keys: keys.fetch(FetchKeys(ISSUER), NOW)) == KeySet(jwks())
    assert issuer.asked == [f"{ISSUER}/.well-known/jwks.json"]


def test_other_issuers_are_discovered() -> None:
    """Their `jwks_uri` may be anywhere."""
    issuer = Issuer(**discovery())

    assert asking(issuer, lambda keys: keys.fetch(FetchKeys(OTHER), NOW)) == KeySet(jwks())
    assert issuer.asked == list(issuer.answers)


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({}, f"`{OTHER}/.well-known/openid-configuration`: cannot connect to `issuer.example:443`: refused"),
        (discovery("https://evil.example"), f"expected the issuer `{OTHER}`, not `https://evil.example`"),
        (discovery(jwks_uri=5), "expected a `jwks_uri`"),
        (discovery(jwks_uri="file:///etc/passwd"), "expected a URL that starts with `https://`, and a host"),
        (discovery(jwks_uri="https://a@issuer.example/keys"), "expected a URL that starts with `https://`, and a host"),
        (discovery() | {"https://issuer.example:8443/keys?a=b": "<html>"}, "the answer is no JSON"),
        (
            discovery() | {f"{OTHER}/.well-known/openid-configuration": "[]"},
            f"expected the issuer `{OTHER}`, not `None`",
        ),
    ],
)
def test_issuer_that_gives_no_keys_is_unavailable(answers: dict[str, str], why: str) -> None:
    """Closed, and the reason is told in one line."""
    found = asking(Issuer(**answers), lambda keys: keys.fetch(FetchKeys(OTHER), NOW))

    assert isinstance(found, KeysUnavailable)
    assert found.why.endswith(why)
    assert found.step == ("discovery" if "openid-configuration" in found.why else "key-set")


def test_an_answer_that_is_no_success_is_none() -> None:
    """Redirects are not followed."""
    issuer = Issuer(**discovery())
    issuer.status = 302
    found = asking(issuer, lambda keys: keys.fetch(FetchKeys(OTHER), NOW))

    assert isinstance(found, KeysUnavailable)
    assert found.why.endswith("expected the status 200, not 302")


def test_keys_are_kept_for_two_hours() -> None:
    """And then fetched again."""
    issuer = Issuer(**discovery())

    async def body(keys: IssuerKeys) -> Any:
        await keys.fetch(FetchKeys(OTHER, KID), NOW)
        return [keys.known(FetchKeys(OTHER, KID), NOW + later) for later in (1.0, KEPT_SECONDS - 1, KEPT_SECONDS)]

    assert asking(issuer, body) == [KeySet(jwks()), KeySet(jwks()), None]


def test_a_key_that_is_not_among_them_has_them_fetched_again_after_a_while() -> None:
    """Key ids that somebody makes up cost one request in five seconds."""
    issuer = Issuer(**discovery())
    made_up = FetchKeys(OTHER, "made-up")

    async def body(keys: IssuerKeys) -> None:
        for later in (0.0, 0.1, RETRY_SECONDS - 0.1, RETRY_SECONDS, RETRY_SECONDS + 0.1):
            await keys.fetch(made_up, NOW + later)

    asking(issuer, body)

    assert len(issuer.asked) == 4


def test_failure_is_remembered_for_a_moment() -> None:
    """An issuer that is down is not asked by every call."""
    issuer = Issuer()

    async def body(keys: IssuerKeys) -> None:
        for later in (0.0, 0.1, RETRY_SECONDS):
            await keys.fetch(FetchKeys(OTHER), NOW + later)

    asking(issuer, body)

    assert len(issuer.asked) == 2


def test_keys_that_are_still_good_outlive_a_failure() -> None:
    """An issuer that is down for a moment, when somebody names a key that it does not have, locks nobody out."""
    issuer = Issuer(**discovery())

    async def body(keys: IssuerKeys) -> Any:
        await keys.fetch(FetchKeys(OTHER, KID), NOW)
        issuer.answers = {}
        again = await keys.fetch(FetchKeys(OTHER, "made-up"), NOW + 60)
        assert await keys.fetch(FetchKeys(OTHER, "made-up"), NOW + 60.5) == again
        return again, keys.known(FetchKeys(OTHER, KID), NOW + 61)

    assert asking(issuer, body) == (KeySet(jwks()), KeySet(jwks()))
    assert len(issuer.asked) == 3


def test_calls_at_once_share_one_request() -> None:
    """Also when one of the callers hangs up."""
    issuer = Issuer(**discovery())

    async def body(keys: IssuerKeys) -> Any:
        issuer.wait = asyncio.Event()
        first, *others = [asyncio.ensure_future(keys.fetch(FetchKeys(OTHER, KID), NOW)) for _ in range(5)]
        await asyncio.sleep(0.05)
        first.cancel()
        issuer.wait.set()
        return await asyncio.gather(*others)

    assert asking(issuer, body) == [KeySet(jwks())] * 4
    assert len(issuer.asked) == 2


def test_a_real_issuer_is_asked_over_http() -> None:
    """Through the gateway's own client; an address where nobody listens is unavailable."""

    async def run() -> Any:
        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            head = await reader.readuntil(b"\r\n\r\n")
            place = f"http://127.0.0.1:{port}"
            found = json.dumps({"issuer": place, "jwks_uri": f"{place}/keys"}) if b"openid" in head else jwks()
            writer.write(
                f"HTTP/1.1 200 OK\r\nContent-Length: {len(found)}\r\nConnection: close\r\n\r\n{found}".encode()
            )
            await writer.drain()
            writer.close()

        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        keys = IssuerKeys(lambda _: None)
        found = await keys.fetch(FetchKeys(f"http://127.0.0.1:{port}"), NOW)
        server.close()
        await server.wait_closed()
        down = await keys.fetch(FetchKeys("http://127.0.0.1:1"), NOW)
        await keys.close()
        return found, down

    found, down = asyncio.run(run())

    assert found == KeySet(jwks())
    assert isinstance(down, KeysUnavailable)


def test_keys_whose_place_is_known_are_fetched_there_alone() -> None:
    """And kept for as long as the question says, beside those of others who ask the issuer itself."""
    issuer = Issuer(**discovery())
    there = FetchKeys(OTHER, KID, "https://issuer.example:8443/keys?a=b", kept=3600.0)

    async def body(keys: IssuerKeys) -> Any:
        found = await keys.fetch(there, NOW)
        assert keys.known(FetchKeys(OTHER, KID), NOW) is None
        return found, keys.known(there, NOW + 3599), keys.known(there, NOW + 3600)

    assert asking(issuer, body) == (KeySet(jwks()), KeySet(jwks()), None)
    assert issuer.asked == ["https://issuer.example:8443/keys?a=b"]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (discovery(), KeyPlace("https://issuer.example:8443/keys?a=b")),
        ({}, "cannot connect"),
        (discovery(OTHER + "/"), "expected the issuer"),
        (discovery(jwks_uri="http://issuer.example/keys"), "starts with `https://`"),
        (discovery(jwks_uri="https://issuer.example/none"), "cannot connect"),
    ],
)
def test_an_issuer_is_asked_where_its_keys_are(answers: dict[str, str], expected: Any) -> None:
    """It must name itself, and have keys there; nothing is kept of it."""

    async def body(keys: IssuerKeys) -> Any:
        return await keys.place_of(OTHER), keys.known(FetchKeys(OTHER, KID), NOW)

    found, kept = asking(Issuer(**answers), body)
    assert kept is None
    if isinstance(expected, KeyPlace):
        assert found == expected
    else:
        assert isinstance(found, KeysUnavailable)
        assert expected in found.why


def test_our_own_pools_are_where_cognito_has_them() -> None:
    """Nobody is asked."""
    issuer = Issuer()

    async def body(keys: IssuerKeys) -> Any:
        return await keys.place_of(ISSUER)

    assert asking(issuer, body, {ISSUER: jwks()}.get) == KeyPlace(f"{ISSUER}/.well-known/jwks.json")
    assert issuer.asked == []
