"""
What the text of an answer says besides which refusal it is: it quotes the header, or the text that AWS would sign.

An answer before 2023 quotes the Authorization header that came: whether it was meant as a signature is seen from it.
The canonical string of a mismatch is the request as AWS received it: what has no query cannot have another one.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from gatewright.aws.sigv4.signed_text import SignedText, printed
from gatewright.doctor.answer_text import message_of
from gatewright.doctor.logs_say import Said
from gatewright.model.fact import Fact
from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange

_QUOTED: Final = pattern(r"(?:in Authorization header: '|\bAuthorization=)(?P<sent>[^'\n]{1,2000})", re.DOTALL)
_MEANT_AS_SIGNATURE: Final = pattern(r"AWS4-|AWS [A-Z0-9]+:|.*\bCredential=", re.IGNORECASE)
_TOKEN: Final = pattern(r"(?:Bearer|Basic|Digest|Token)\s|eyJ", re.IGNORECASE)
_EMPTY_BODY: Final = sha256(b"").hexdigest()
_UNRESERVED: Final = pattern(r"[A-Za-z0-9/._~=&-]*")


def text_says(exchange: Exchange) -> tuple[Said, ...]:
    """Return what the answer's text keeps and rules out; nothing of a call that was shown, which says it itself.

    A line of a log shows a call without its header fields, its query and its body.
    """
    if not isinstance(exchange.request, Unknown) and not exchange.from_log:
        return ()
    message = message_of(exchange.observation) or ""
    received = printed(message)
    return (*_of_header(message), *(() if received is None else _of_received(received)))


def _of_header(message: str) -> Iterator[Said]:
    quoted = _QUOTED.search(message)
    if quoted is None:
        return
    sent = quoted["sent"]
    if _MEANT_AS_SIGNATURE.match(sent):
        fact = Fact("response", "authorization", "meant as a signature")
        yield Said(("iam.bearer-token-sent",), (), fact, sure=False)
    elif _TOKEN.match(sent):
        fact = Fact("response", "authorization", "a token")
        yield Said(("iam.header-malformed",), (), fact, sure=False)


def _of_received(text: SignedText) -> Iterator[Said]:
    """Yield what cannot differ in a request that has none of it."""
    excluded = []
    if not text.query:
        excluded.append("iam.signature-mismatch-query-order")
    if text.query == "" or "form-urlencoded" not in dict(text.headers).get("content-type", "form-urlencoded"):
        excluded.append("iam.form-body-with-query")
    if text.body_hash == _EMPTY_BODY and text.method in ("GET", "HEAD"):
        excluded.append("iam.signature-mismatch-body")
    if _UNRESERVED.fullmatch(f"{text.path}{text.query}"):
        excluded.append("iam.signature-mismatch-encoding")
    line = f"{text.method} {text.path}{'?' if text.query else ''}{text.query}"
    if excluded:
        yield Said(tuple(excluded), (), Fact("response", "canonical_request", line), sure=False)
