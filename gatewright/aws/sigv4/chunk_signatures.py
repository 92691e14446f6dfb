"""The signatures of a payload in chunks: each signs its chunk, and the signature before it.

Restates "Signature calculations for the authorization header: transferring payload in multiple chunks", and the page
of trailing headers:
https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
"""

import hmac
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from gatewright.aws.sigv4.canonical import EMPTY_BODY_HASH
from gatewright.aws.sigv4.dates import signed_stamp
from gatewright.aws.sigv4.form import ALGORITHM
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.signing_keys import Signer

_CHUNK: Final = f"{ALGORITHM}-PAYLOAD"
_TRAILER: Final = f"{ALGORITHM}-TRAILER"


def all_signed(
    chunks: Iterable[tuple[bytes, str]], trailer: tuple[bytes, str] | None, sent: SignatureSent, signer: Signer
) -> bool:
    """
    Tell whether every chunk has its right signature, the empty last one too, and the trailer where one must be signed.

    `chunks` are payloads with their signatures; `trailer` is the text of the trailing headers, each with its line
    feed, and its signature.
    """
    before = sent.signature
    for data, signature in chunks:
        texts = (EMPTY_BODY_HASH, sha256(data).hexdigest())
        if not _equal(signer.sign(_to_sign(_CHUNK, sent, before, *texts)), signature):
            return False
        before = signature
    if trailer is None:
        return True
    text, signature = trailer
    return _equal(signer.sign(_to_sign(_TRAILER, sent, before, sha256(text).hexdigest())), signature)


def _to_sign(kind: str, sent: SignatureSent, before: str, *hashes: str) -> str:
    return "\n".join((kind, signed_stamp(sent.date), sent.scope, before, *hashes))


def _equal(expected: str, came: str) -> bool:
    return hmac.compare_digest(expected.encode(), came.encode("latin-1", "replace"))
