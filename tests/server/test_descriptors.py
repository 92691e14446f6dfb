"""How many connections a process may hold."""

import subprocess
import sys

import pytest

ASK = """
import resource
from gatewright.server.descriptors import allow_many
resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard}))
allow_many()
print(*resource.getrlimit(resource.RLIMIT_NOFILE))
"""


@pytest.mark.parametrize(
    ("soft", "hard", "expected"), [(256, 1024, "1024 1024"), (1024, 1024, "1024 1024"), (64, 128, "128 128")]
)
def test_what_the_system_lets_a_process_take_is_taken(soft: int, hard: int, expected: str) -> None:
    """And no more."""
    told = subprocess.run(
        [sys.executable, "-c", ASK.format(soft=soft, hard=hard)], capture_output=True, text=True, check=True
    )

    assert expected == told.stdout.strip()
