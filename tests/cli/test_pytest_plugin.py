"""The plugin in the tests of others."""

import os
import subprocess
import sys
from pathlib import Path

from tests.casebook import ROOT

TESTS = """
import urllib.request

def test_refused(gatewright):
    client = gatewright.client("apigateway")
    api_id = client.create_rest_api(name="x")["id"]
    root_id = client.get_resources(restApiId=api_id)["items"][0]["id"]
    client.put_method(restApiId=api_id, resourceId=root_id, httpMethod="GET", authorizationType="NONE")
    client.put_integration(restApiId=api_id, resourceId=root_id, httpMethod="GET", type="MOCK")
    client.create_deployment(restApiId=api_id, stageName="prod")
    urllib.request.urlopen(gatewright.invoke_url(api_id, "prod", "/nowhere"))

def test_of_somebody_else():
    import sys
    assert "boto3" in sys.modules or "gatewright.cli.served" not in sys.modules
    assert False, "for a reason of its own"
"""


def run(folder: Path, *arguments: str) -> str:
    """Run pytest on the tests above with the plugin, and return what it prints."""
    (folder / "test_others.py").write_text(TESTS)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments, str(folder)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=folder,
        check=False,
        timeout=120,
    )
    return done.stdout


def test_a_test_that_fails_on_a_refusal_prints_the_diagnosis(tmp_path: Path) -> None:
    """Once, and only for the test that uses the fixture."""
    told = run(tmp_path)

    assert "2 failed" in told
    assert told.count("gatewright: why the call was refused") == 1
    assert "No resource of the deployed API has this path.  [route.not-found: confirmed]" in told


def test_it_works_under_xdist(tmp_path: Path) -> None:
    """Each process has a server of its own."""
    assert "route.not-found: confirmed" in run(tmp_path, "-n", "2")


def test_tests_that_do_not_ask_are_left_alone(tmp_path: Path) -> None:
    """Nothing is started."""
    told = run(tmp_path, "-k", "somebody")

    assert "1 failed" in told
    assert "gatewright:" not in told
