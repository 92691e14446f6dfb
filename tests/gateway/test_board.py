"""Numbers that several processes share."""

import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from gatewright.gateway.board import PLACES, Board
from gatewright.model.usage import Throttle
from tests.casebook import ROOT

NOON = 1_768_478_400.0
SPENDER = """
import sys
from gatewright.gateway.board import Board
board = Board(int(sys.argv[1]))
print(sum(bool(board.spend(5, 1, 2500)) for _ in range(1000)))
"""
HOLDER = """
import sys, time
from gatewright.gateway.board import Board
board = Board(int(sys.argv[1]))
board.hold(5)
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def board() -> Iterator[Board]:
    """Return an empty board."""
    made = Board.made()
    yield made
    made.close()


def process(board: Board, code: str) -> "subprocess.Popen[str]":
    """Start a process that has inherited the board."""
    return subprocess.Popen(
        [sys.executable, "-c", code, str(board.descriptor)],
        pass_fds=[board.descriptor],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def test_a_bucket_is_full_until_it_is_used(board: Board) -> None:
    """Then it holds what is left, and fills at its rate."""
    throttle = Throttle(rate_limit=2.0, burst_limit=2)

    assert [True, True, False] == [board.take(7, throttle, NOON) for _ in range(3)]
    assert [True, False] == [board.take(7, throttle, NOON + 0.5) for _ in range(2)]
    assert board.take(PLACES - 1, throttle, NOON)


def test_a_quota_is_of_its_period(board: Board) -> None:
    """Whoever means another one is told nothing; what is given back or granted can be had."""
    board.begin(7, 100, 1, 0)

    assert [None, True, False] == [board.spend(7, 99, 2), board.spend(7, 100, 2), board.spend(7, 100, 2)]
    board.give_back(7, 99)
    board.extend(7, 99, 5)
    assert board.spend(7, 100, 2) is False
    board.give_back(7, 100)
    assert [True, False] == [board.spend(7, 100, 2) for _ in range(2)]
    board.extend(7, 100, 1)
    assert [True, False] == [board.spend(7, 100, 2) for _ in range(2)]
    board.begin(7, 101, 0, 0)
    assert [None, True] == [board.spend(7, 100, 2), board.spend(7, 101, 2)]


def test_processes_together_spend_what_there_is(board: Board) -> None:
    """Four with a thousand calls each get two and a half thousand."""
    board.begin(5, 1, 0, 0)
    spent = []
    for each in [process(board, SPENDER) for _ in range(4)]:
        with each:
            assert each.stdout is not None
            spent.append(int(each.stdout.read()))

    assert 2_500 == sum(spent)


def test_nobody_waits_for_the_dead(board: Board) -> None:
    """A process that is killed while it holds a place lets it go."""
    board.begin(5, 1, 0, 0)
    with process(board, HOLDER) as holder:
        assert holder.stdout is not None
        assert "held\n" == holder.stdout.readline()
        assert board.take(6, Throttle(1.0, 1), NOON)
        holder.send_signal(signal.SIGKILL)
        assert board.spend(5, 1, 1)
