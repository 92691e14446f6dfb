"""
What holds for every test: it is repeatable, and it cannot reach anybody's AWS account.

Hypothesis draws the same examples each time, so that green here is green in CI. To look for new ones:
`GATEWRIGHT_HYPOTHESIS=explore scripts/test tests/laws`.
"""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from gatewright.lab.wire import PROXY
from tests.gatewright_server import Running, running

settings.register_profile("ci", derandomize=True, deadline=None, max_examples=60, database=None, print_blob=True)
settings.register_profile("explore", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("GATEWRIGHT_HYPOTHESIS", "ci"))

# botocore looks for credentials and settings in all of these; a test says which endpoint it means.
for name in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[name]
os.environ |= {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
}


@pytest.fixture(scope="session")
def gateway() -> Iterator[Running]:
    """A gateway that keeps nothing, in a process of its own; its tests share it, each with an API of its own."""
    with running("--movable-clock", "--trusted-proxy", f"{PROXY}/32") as server:
        yield server
