"""
A payload in chunks that came to S3: whether each chunk is signed as the header says.

https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
"""

from typing import Final

from gatewright.aws.sigv4 import s3
from gatewright.aws.sigv4.chunk_signatures import all_signed
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.signing_keys import Signer
from gatewright.model.request import Request
from gatewright.wire import chunked_payload, reading
from gatewright.wire.chunked_payload import Chunked

_SIGNED: Final = frozenset({s3.SIGNED_CHUNKS, s3.SIGNED_CHUNKS_AND_TRAILER})
_TRAILER_SIGNATURE: Final = "x-amz-trailer-signature"


def are_right(request: Request, sent: SignatureSent, signer: Signer) -> bool:
    """Tell whether all that must be signed of a payload is; of one without signed chunks, nothing must be."""
    named = s3.named_payload(request)
    if named not in _SIGNED:
        return True
    found = chunked_payload.read(reading.body(request))
    chunks = [(chunk.data, chunk.signature) for chunk in found.chunks]
    if named == s3.SIGNED_CHUNKS:
        # Trailers that nobody signed would be believed all the same.
        return not found.trailers and all_signed(chunks, None, sent, signer)
    return all_signed(chunks, _trailer(found), sent, signer)


def _trailer(found: Chunked) -> tuple[bytes, str]:
    """Return the text of the trailing headers that is signed, and its signature; empty where there is none."""
    lines = [f"{name}:{value}\n" for name, value in found.trailers if name != _TRAILER_SIGNATURE]
    signature = next((value for name, value in found.trailers if name == _TRAILER_SIGNATURE), "")
    return "".join(lines).encode("latin-1"), signature
