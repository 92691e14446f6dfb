"""
How many connections this process may hold: as many as the system lets it, not as many as it starts with.

A shell gives a process 1,024 descriptors and lets it take more (getrlimit(2)); five thousand idle clients want five
thousand. Nothing here uses `select`, which could not count beyond that.
"""

import resource
from typing import Final

ENOUGH: Final = 65_536
"""More is not asked for: what a process starts inherits it."""


def allow_many() -> None:
    """Take what the system gives, up to `ENOUGH`; whoever has more already keeps it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = ENOUGH if hard == resource.RLIM_INFINITY else min(ENOUGH, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
