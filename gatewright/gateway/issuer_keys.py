"""
The keys of issuers, fetched and kept: who answers `FetchKeys` in a live gateway.

Our own user pools are asked in the store. Any other issuer is asked over HTTP, as an HTTP API's JWT authorizer asks it:
discovery and key set, each within 1,500 ms, and the keys kept for two hours (documented: "Control access to HTTP APIs
with JWT authorizers"). A REST API's found out where the keys are when it was made, and keeps them for an hour
(documented: "Signing keys and troubleshooting JWT authorizers"); that its deadline is the same is inferred. A token
that names a key which is not among those kept has them fetched again, though not more often than every few seconds, so
that made-up key ids cost nothing. An issuer that cannot be asked has no keys: closed.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias
from urllib.parse import urlsplit

from gatewright.aws.jwt.issuer_urls import is_issuer
from gatewright.aws.jwt.key_sets import LONGEST, public_keys
from gatewright.aws.jwt.public_keys import Step
from gatewright.aws.user_pools import KEYS_BELOW, is_user_pool
from gatewright.gateway.upstream import Upstream
from gatewright.gateway.upstream_message import UpstreamError, UpstreamRequest, UpstreamResponse
from gatewright.model.question import FetchKeys, KeyPlace, KeySet, KeysUnavailable

RETRY_SECONDS: Final = 5.0
"""How soon an issuer is asked again, after it failed or lacked a key (named default)."""

DEADLINE: Final = 1.5
"""Seconds for each request to an issuer (documented)."""

_DISCOVERY_BELOW: Final = "/.well-known/openid-configuration"
_MOST: Final = 1_000
_OK: Final = 200

Send = Callable[..., Awaitable[UpstreamResponse]]
Found = KeySet | KeysUnavailable
_Place: TypeAlias = tuple[str, str | None]
"""Whose keys, and where they are if that is known."""


class _Failure(Exception):
    """An issuer gave no keys; says why, and what it was asked for."""

    def __init__(self, why: str, step: Step) -> None:
        super().__init__(why)
        self.step: Step = step


@dataclass(frozen=True, slots=True)
class _Kept:
    """What an issuer answered, when, and when it was last asked."""

    answer: Found
    at: float
    asked_at: float


class IssuerKeys:
    """The keys of every issuer that a call asked for."""

    def __init__(self, own: Callable[[str], str | None], send: Send | None = None) -> None:
        """Take who knows the key sets of our own pools by issuer, and what sends requests."""
        self._own = own
        self._upstream = None if send is not None else Upstream(response_bytes=LONGEST)
        self._send: Send = send if send is not None else self._upstream.send  # type: ignore[union-attr]  # one is set
        self._kept: dict[_Place, _Kept] = {}
        self._asking: dict[_Place, asyncio.Task[Found]] = {}

    def known(self, question: FetchKeys, now: float) -> Found | None:
        """Return the answer if it need not be fetched; `now` is the time of the call, in Unix seconds."""
        kept = self._kept.get((question.issuer, question.jwks_uri))
        if kept is None or now - kept.at >= question.kept:
            return None
        if now - kept.asked_at < RETRY_SECONDS:
            return kept.answer
        return kept.answer if isinstance(kept.answer, KeySet) and _holds(kept.answer, question.key_id) else None

    async def fetch(self, question: FetchKeys, now: float) -> Found:
        """Return the answer; calls that need the same issuer at once share one request."""
        found = self.known(question, now)
        if found is not None:
            return found
        place = (question.issuer, question.jwks_uri)
        task = self._asking.get(place)
        if task is None:
            task = asyncio.get_running_loop().create_task(self._ask(question, now))
            self._asking[place] = task
            task.add_done_callback(lambda _: self._asking.pop(place, None))
        # A caller who hangs up must not take the answer from the others.
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Stop asking, and close the connections."""
        for task in tuple(self._asking.values()):
            task.cancel()
        if self._upstream is not None:
            await self._upstream.close()

    async def place_of(self, issuer: str) -> KeyPlace | KeysUnavailable:
        """Return where an issuer says that its keys are, having seen that there are some; nothing of it is kept."""
        try:
            if await self._of_our_own(issuer) is not None:
                return KeyPlace(issuer + KEYS_BELOW)
            place = await self._discovered(issuer)
            await self._key_set(place)
        except _Failure as error:
            return KeysUnavailable(str(error), error.step)
        return KeyPlace(place)

    async def _of_our_own(self, issuer: str) -> str | None:
        return await asyncio.get_running_loop().run_in_executor(None, self._own, issuer)

    async def _ask(self, question: FetchKeys, now: float) -> Found:
        issuer, place = question.issuer, (question.issuer, question.jwks_uri)
        try:
            own = await self._of_our_own(issuer)
            answer: Found = KeySet(own if own is not None else await self._published(question))
        except _Failure as error:
            answer = KeysUnavailable(str(error), error.step)
        if len(self._kept) >= _MOST:
            self._kept.clear()
        before = self._kept.get(place)
        if isinstance(answer, KeysUnavailable) and before is not None and _serves(before, now, question.kept):
            # The issuer is down and its keys are still good.
            self._kept[place] = _Kept(before.answer, before.at, now)
            return before.answer
        self._kept[place] = _Kept(answer, now, now)
        return answer

    async def _published(self, question: FetchKeys) -> str:
        """Return the key set that an issuer publishes."""
        issuer, place = question.issuer, question.jwks_uri
        if place is None:
            place = issuer + KEYS_BELOW if is_user_pool(issuer) else await self._discovered(issuer)
        return await self._key_set(place)

    async def _key_set(self, place: str) -> str:
        text = await self._get(place, "key-set")
        failure = public_keys(text).failure
        if failure is not None:
            raise _Failure(f"`{place}`: {failure}", "key-set")
        return text

    async def _discovered(self, issuer: str) -> str:
        """Return where an issuer publishes its keys (OpenID Connect Discovery 1.0, section 4)."""
        place = issuer.rstrip("/") + _DISCOVERY_BELOW
        found = _json(await self._get(place, "discovery"))
        if found.get("issuer") != issuer:
            told = str(found.get("issuer"))[:200]
            raise _Failure(f"`{place}`: expected the issuer `{issuer}`, not `{told}`", "discovery")
        keys = found.get("jwks_uri")
        if not isinstance(keys, str):
            raise _Failure(f"`{place}`: expected a `jwks_uri`", "discovery")
        if not is_issuer(keys):
            # Keys that anybody on the way could change would let anybody in.
            raise _Failure(f"`{keys[:200]}`: expected a URL that starts with `https://`, and a host", "key-set")
        return keys

    async def _get(self, url: str, step: Step) -> str:
        try:
            response = await self._send(_request(url), deadline=DEADLINE)
        except (UpstreamError, ValueError) as error:
            raise _Failure(f"`{url}`: {error}", step) from error
        if response.status != _OK:
            raise _Failure(f"`{url}`: expected the status 200, not {response.status}", step)
        return response.body.decode(errors="replace")


def _serves(kept: _Kept, now: float, seconds: float) -> bool:
    return isinstance(kept.answer, KeySet) and now - kept.at < seconds


def _holds(answer: KeySet, key_id: str | None) -> bool:
    return key_id is None or public_keys(answer.jwks).named(key_id) is not None


def _request(url: str) -> UpstreamRequest:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise ValueError("expected a URL that starts with `https://`, and a host")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return UpstreamRequest(
        scheme="https" if parts.scheme == "https" else "http",
        host=parts.hostname,
        port=parts.port or (443 if parts.scheme == "https" else 80),
        method="GET",
        target=target,
        headers=(("Accept", "application/json"),),
    )


def _json(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    return found if isinstance(found, dict) else {}
