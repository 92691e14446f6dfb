"""What a form brings."""

import pytest

from gatewright.console.form import MOST_FIELDS, FormError, fields
from gatewright.model.request import Headers, Request

PARTS = (
    b'preamble\r\n--b0\r\nContent-Disposition: form-data; name="evidence"\r\n\r\nline\r\n\r\nline\r\n'
    b'--b0\r\nContent-Disposition: form-data; name="file"; filename="a.har"\r\n'
    b"Content-Type: application/json\r\n\r\n\x00\xff\r\n--b0--\r\n"
)


def sent(kind: str | None, body: bytes) -> Request:
    """Return a form that was sent."""
    headers = () if kind is None else (("Content-Type", kind),)
    return Request(method="POST", host="localhost", path="/_gatewright/ask", headers=Headers(headers), body=body)


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=b0", 'Multipart/Form-Data; boundary="b0"; x=1'])
def test_parts_are_taken_as_they_are(kind: str) -> None:
    """Byte for byte, empty lines and all; a part's own head tells only its name."""
    assert fields(sent(kind, PARTS)) == {"evidence": b"line\r\n\r\nline", "file": b"\x00\xff"}


def test_pairs_are_decoded_to_bytes() -> None:
    """So that text of any encoding comes as it was written; the first of a name counts."""
    body = b"evidence=%E3%81%BB+a%00&evidence=other&fact="

    assert fields(sent("application/x-www-form-urlencoded; charset=utf-8", body)) == {
        "evidence": "ほ a\x00".encode(),
        "fact": b"",
    }


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (None, b""),
        ("application/json", b"{}"),
        ("multipart/form-data", PARTS),
        ("multipart/form-data; boundary=b0", PARTS[:-20]),
        ("multipart/form-data; boundary=b0", b""),
        ("multipart/form-data; boundary=b0", b"--b0\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b0--"),
        ("multipart/form-data; boundary=b0", b"--b0\r\nno blank line\r\n--b0--"),
        ("application/x-www-form-urlencoded", b"&".join(b"a=1" for _ in range(MOST_FIELDS + 1))),
        ("multipart/form-data; boundary=b0", PARTS.split(b"--b0--")[0] * (MOST_FIELDS + 1)),
    ],
)
def test_no_form_is_refused_in_one_line(kind: str | None, body: bytes) -> None:
    """What a browser would not send."""
    with pytest.raises(FormError) as caught:
        fields(sent(kind, body))

    assert "\n" not in str(caught.value)
