"""The how-to pages whose commands need a server of their own: a stranger pastes them, one after the other."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from tests.gatewright_server import running
from tests.server.pages import blocks, shell


def test_an_http_api_is_served_and_guarded(tmp_path: Path) -> None:
    """Open at first; then refused without a token, by name, and open to whoever has one."""
    serve, *rest = blocks("serve-an-http-api")
    assert "gatewright serve --memory\n" == serve
    with running() as server:
        told = shell("".join(rest).replace("127.0.0.1:4566", urlsplit(server.url).netloc), tmp_path)

    assert 2 == told.count('{"pet":"7"}')
    assert "[authorizer.identity-source-missing: confirmed]" in told
    assert "An error occurred" not in told


def test_a_private_api_answers_through_its_endpoint_alone(tmp_path: Path) -> None:
    """By TLS and by the server's own resolver; whoever comes another way is refused."""
    serve, *rest = blocks("call-a-private-api")
    assert "--vpc-endpoint vpce-0a1b2c3d4e5f60718=127.0.0.2:8443 --dns-port 5353" in serve
    arguments = ("--vpc-endpoint", "vpce-0a1b2c3d4e5f60718=127.0.0.2:0", "--dns-port", "0", "--region", "eu-west-1")
    with running(*arguments) as server:
        assert server.process is not None
        assert server.process.stdout is not None
        start = [server.process.stdout.readline() for _ in range(2)]
        names, endpoint = (re.search(r"127\.0\.0\.\d:(\d+)", line) for line in start)
        assert names is not None
        assert endpoint is not None
        script = "".join(line for line in "".join(rest).splitlines(keepends=True) if not line.startswith("dig "))
        script = script.replace("127.0.0.1:4566", urlsplit(server.url).netloc).replace("8443", endpoint[1])
        told = shell(script.replace("5353", names[1]), tmp_path)

    assert re.search(r"^HTTP/\S+ 200", told, re.MULTILINE)
    assert "The call was not refused.\n" in told
    assert "[endpoint.private-from-public: likely]" in told
    assert "An error occurred" not in told
