"""The pytest plugin: the fixture `gatewright`, and the diagnosis beside every test of it that fails on a refusal.

It starts nothing, and loads nothing of ours, for tests that do not ask for the fixture. Each process of pytest-xdist
has a server of its own, on a free port; the environment of the tests is left alone.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from gatewright.cli.served import Served

_FIXTURE: Final = "gatewright"
_SECTION: Final = "gatewright: why the call was refused"


@pytest.fixture(scope="session")
def gatewright() -> Iterator[Served]:
    """
    Run a gateway that keeps nothing, while the tests do.

    It has `.url`, `.client(service)`, `.invoke_url(api_id, stage, path)`, `.diagnose(response)`, `.explain(response)`
    and `.move_clock(seconds)`.
    """
    from gatewright.cli.served import served  # noqa: PLC0415 - only tests that ask for it pay for it

    with served() as running:
        yield running


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[Any]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add the diagnosis to a test that failed with a refused call at hand."""
    report = yield
    used = getattr(item, "funcargs", {}).get(_FIXTURE)
    if report.failed and call.when == "call" and call.excinfo is not None and used is not None:
        from gatewright.cli.responses import refused_in  # noqa: PLC0415 - as above

        report.sections += [(_SECTION, used.explain(response)) for response in refused_in(call.excinfo)]
    return report
