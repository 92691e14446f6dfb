"""Functions are run on asyncio's own loop, and on uvloop where it is installed: both start processes their own way."""

from tests.server.conftest import Run, run

__all__ = ["Run", "run"]
