"""The signatures of a payload in chunks."""

from dataclasses import replace

from gatewright.aws.sigv4.chunk_signatures import all_signed
from gatewright.aws.sigv4.signing_keys import Signer, signing_key
from tests.aws.sigv4.streaming import KEY, SENT, signed_chunks, trailer_signature

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


def test_the_example_of_the_page_is_right() -> None:
    """66560 letters in two chunks (documented: "Example: PUT object", sigv4-streaming)."""
    signer = Signer(signing_key(SECRET, "20130524", "us-east-1", "s3"))
    chunks = [
        (b"a" * 65536, "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648"),
        (b"a" * 1024, "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497"),
        (b"", "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9"),
    ]

    assert all_signed(chunks, None, SENT, signer)


def test_each_chunk_signs_the_one_before() -> None:
    """One that is changed, left out or exchanged breaks the chain."""
    chunks = signed_chunks([b"one", b"two"])
    signer = Signer(KEY)

    assert all_signed(chunks, None, SENT, signer)
    assert not all_signed([(b"One", chunks[0][1]), *chunks[1:]], None, SENT, signer)
    assert not all_signed(chunks[1:], None, SENT, signer)
    assert not all_signed([chunks[1], chunks[0], chunks[2]], None, SENT, signer)
    assert not all_signed([(b"one", "é"), *chunks[1:]], None, SENT, signer)
    assert not all_signed(chunks, None, replace(SENT, signature="0" * 64), signer)


def test_a_trailer_is_signed_last() -> None:
    """Over the text of its headers."""
    chunks = signed_chunks([b"one"])
    text = b"x-amz-checksum-crc32:AA==\n"
    signature = trailer_signature(chunks, text)

    assert all_signed(chunks, (text, signature), SENT, Signer(KEY))
    assert not all_signed(chunks, (b"x:y\n", signature), SENT, Signer(KEY))
    assert not all_signed(chunks, (text, ""), SENT, Signer(KEY))
