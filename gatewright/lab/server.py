"""A gateway in a process of its own, for as long as the lab needs it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from gatewright.lab.wire import PROXY

_URL = re.compile(r"http://\S+")
_DRAIN_SECONDS = 10


@contextmanager
def gateway() -> Iterator[str]:
    """Start a gateway on a free port that keeps nothing; give its URL; stop it. Raises `OSError` when it fails."""
    command = [sys.executable, "-m", "gatewright", "serve", "--memory", "--port", "0", "--movable-clock"]
    command += ["--trusted-proxy", f"{PROXY}/32"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | aws("")) as process:
        assert process.stdout is not None
        found = _URL.search(process.stdout.readline())
        if found is None:
            process.kill()
            raise OSError("the gateway of the lab did not start")
        try:
            yield found[0]
        finally:
            process.terminate()
            try:
                process.wait(_DRAIN_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()


def aws(url: str) -> dict[str, str]:
    """Return the environment in which the AWS CLI and boto3 talk to the gateway, and to nobody else."""
    return {
        "AWS_ENDPOINT_URL": url,
        "AWS_ACCESS_KEY_ID": "lab",
        "AWS_SECRET_ACCESS_KEY": "lab",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_PAGER": "",
    }
