from collections.abc import Mapping
from pathlib import Path

import pytest

from gatewright.bulk.crew import counted
from gatewright.bulk.verdict import Verdict
from gatewright.bulk.wanted import EVERYTHING
from gatewright.cli.log_verdicts import by_the_line
from gatewright.sources.errors import EvidenceError
from gatewright.sources.log_files import LogPiece
from tests.bulk.test_part import line


def test_parts_come_in_the_order_of_the_pieces(tmp_path: Path) -> None:
    """However long each takes; one that only this process can read is left to it."""
    logs = []
    for number, count in enumerate((300, 1, 2, 1)):
        file = tmp_path / f"{number}.log"
        file.write_text("\n".join([line()] * count), "utf-8")
        logs.append(LogPiece(str(file)))
    logs.append(LogPiece("-", here=True))
    found = list(counted(logs, (None, by_the_line, EVERYTHING), 2))

    assert logs == [piece for piece, _ in found]
    assert [300, 1, 2, 1, None] == [part and part.tally.refused for _, part in found]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """As if this process had read it."""
    with pytest.raises(EvidenceError, match="no such file or directory"):
        list(counted([LogPiece(str(tmp_path / "none.log"))], (None, by_the_line, EVERYTHING), 1))


def ends(_told: Mapping[str, str]) -> Verdict:
    """End the process, as a lack of memory would."""
    import os  # noqa: PLC0415 - in the other process

    os._exit(9)


def test_a_process_that_ends_is_told(tmp_path: Path) -> None:
    """In one line, with the log that it read."""
    file = tmp_path / "a.log"
    file.write_text(line(), "utf-8")

    with pytest.raises(EvidenceError, match=r"a\.log: a process that read it was ended"):
        list(counted([LogPiece(str(file))], (None, ends, EVERYTHING), 1))
