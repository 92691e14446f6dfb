"""Whatever a file of logs holds, it is read to its end, or what is wrong is told in one line."""

import gzip
import io
import sys
from unittest.mock import patch

from backports import zstd
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.sources.errors import EvidenceError
from gatewright.sources.log_files import LogPiece, items

FRAGMENTS = (
    *(bytes((each,)) for each in b'{}[]",:\\\n\r\t\0\xff 1a-'),
    b"EVENTS\t1\t2\t3\t",
    b'{"messageType":"DATA_MESSAGE","logEvents":[',
    b'{"events": [',
    b'{"message":"a","timestamp":1e999}',
    b'{"message":"a","timestamp":NaN}',
    b'{"status":"403","path":"/}{"}',
    b"2026-11-26T05:46:00.000Z ",
    b"2026-11-26T05:46:00.000000+00:00 s {",
    b"timestamp,message\n",
    b"9" * 5000,
    b"[" * 2000,
    b"PAR1",
    b"\x1f\x8b\x08",
    b"\x28\xb5\x2f\xfd",
    b"BZh9",
    b"\xfd7zXZ\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
)
CONTENTS = st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(b"".join)
PACKED = st.one_of(
    CONTENTS,
    CONTENTS.map(gzip.compress),
    CONTENTS.map(zstd.compress),
    st.tuples(CONTENTS.map(gzip.compress), st.integers(0, 60)).map(lambda pair: pair[0][: -pair[1] or None]),
)


@settings(max_examples=300, deadline=None)
@given(content=PACKED, found=st.booleans())
def test_whatever_a_file_holds_it_is_read_or_told(content: bytes, found: bool) -> None:
    """Nothing else is raised, nobody waits for ever, and a file of a folder ends no run."""
    said: list[str] = []
    with patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(content))):
        try:
            for _ in items(LogPiece("-", here=True, found=found), remark=said.append):
                pass
        except EvidenceError as error:
            assert not found
            said.append(str(error))
    assert all("\n" not in line for line in said)
