"""What signers take for the path."""

from dataclasses import replace

import pytest

from gatewright.aws.sigv4.canonical import path_of_execute_api
from gatewright.aws.sigv4.path_slips import paths
from tests.aws.sigv4.by_botocore import HOST
from tests.aws.sigv4.test_slips import REQUEST

WIRE = "/prod/caf%C3%A9/17"
CALL = replace(REQUEST, path=WIRE, query="a=1")


@pytest.mark.parametrize(
    "signed",
    [
        "",
        "prod/caf%25C3%25A9/17",
        "//prod/caf%25C3%25A9/17",
        "/prod/prod/caf%25C3%25A9/17",
        "/dev/prod/caf%25C3%25A9/17",
        "/prod",
        "/prod/caf%25C3%25A9/",
        "/prod/caf%25c3%25a9/17",
        "/prod/caf%25E9/17",
        "/prod/cafe%25CC%2581/17",
        "/PROD/CAF%25C3%25A9/17",
        "%2Fprod%2Fcaf%C3%A9%2F17",
        "/prod/caf%25C3%25A9/{id}",
        "/prod/caf%25C3%25A9/%257Bproxy%252B%257D",
        "/prod/caf%25C3%25A9/17?a=1",
        "/prod/caf%C3%A9/17%3Fa=1",
        f"{HOST}/prod/caf%25C3%25A9/17",
        f"https%3A//{HOST}/prod/caf%25C3%25A9/17",
        f"https://{HOST}/prod/caf%C3%A9/17?a=1",
    ],
)
def test_other_paths(signed: str) -> None:
    """No slash, a stage more, a parent, other letters, a template, more of the URL than its path."""
    assert signed in set(paths(CALL, path_of_execute_api(WIRE)))


def test_a_long_path_does_not_yield_more_and_more() -> None:
    """Segments are tried one by one, up to a number that does not grow."""
    assert len(list(paths(replace(CALL, path="/a" * 5_000), "/a" * 5_000))) < 800
