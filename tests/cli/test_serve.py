"""`gatewright serve`: its arguments and its complaints."""

import json
import re
import signal
from pathlib import Path

import dns.message
import dns.query
import pytest

from gatewright.cli.main import main
from gatewright.server.listener import bind
from tests.gatewright_server import running


def complained(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the one line of a server that does not start."""
    status = main(["serve", *arguments])
    told = capsys.readouterr()
    assert (status, told.out) == (2, "")
    assert len(told.err.splitlines()) == 1
    return told.err.removeprefix("gatewright: ").rstrip()


def test_a_taken_port_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The address and the reason are named."""
    listening = bind("127.0.0.1", 0)
    port = listening.getsockname()[1]
    told = complained(capsys, "--memory", "--port", str(port))
    listening.close()

    assert told == f"cannot listen on `127.0.0.1:{port}`: address already in use (port 0 takes a free one)"


@pytest.mark.parametrize("port", ["65536", "-1"])
def test_a_port_that_is_none_is_one_line(capsys: pytest.CaptureFixture[str], port: str) -> None:
    """The range is named."""
    assert "a port is between 0 and 65535" in complained(capsys, "--memory", f"--port={port}")


@pytest.mark.parametrize("account", ["", "1", "12345678901a", "0000000000000", "١٢٣٤٥٦٧٨٩٠١٢", "-00000000000"])
def test_an_account_is_twelve_digits(capsys: pytest.CaptureFixture[str], account: str) -> None:
    """Anything else is refused, digits of other scripts included."""
    assert complained(capsys, "--memory", f"--account={account}") == f"`--account` takes twelve digits, not `{account}`"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "", "example.com"])
def test_the_control_plane_is_open_on_loopback_only(capsys: pytest.CaptureFixture[str], host: str) -> None:
    """Any other address is refused as long as nobody has to sign."""
    told = complained(capsys, "--memory", f"--host={host}")

    assert told == (
        f"`--host` is a loopback address, as the control plane is open to whoever connects: not `{host}` unless callers"
        " have to sign, with `--control-plane-auth iam --root-credentials FILE`"
    )


def test_a_guarded_control_plane_needs_somebody_who_may_enter(capsys: pytest.CaptureFixture[str]) -> None:
    """An empty state has no key, and nobody could ever make one."""
    assert complained(capsys, "--memory", "--port", "0", "--control-plane-auth", "iam") == (
        "nobody could ever sign a call: the state holds no access key; give one with `--root-credentials FILE`"
    )


def test_root_credentials_are_those_of_a_guarded_control_plane(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A file that would protect nothing, or cannot be used, is one line."""
    path = tmp_path / "root"
    path.write_text("[default]\naws_access_key_id = AKIA\naws_secret_access_key = s\n")
    path.chmod(0o644)

    told = complained(capsys, "--memory", "--root-credentials", str(path))
    assert told == "`--root-credentials` is of no use to an open control plane: add `--control-plane-auth iam`"
    told = complained(capsys, "--memory", "--control-plane-auth", "iam", "--root-credentials", str(path))
    assert told == f"`--root-credentials`: `{path}` is open to others: chmod 600 {path}"


@pytest.mark.parametrize("name", ["--movable-clock", "--example"])
def test_what_needs_an_open_control_plane_says_so(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Signatures are judged by the true time, and the example has no key."""
    told = complained(capsys, "--memory", "--control-plane-auth", "iam", name)

    assert told == f"`{name}` is for an open control plane: not together with `--control-plane-auth iam`"


def test_a_state_directory_that_cannot_be_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A file in its place is said."""
    (tmp_path / "file").write_text("x")

    assert "cannot be used" in complained(capsys, "--port", "0", "--state", str(tmp_path / "file"))


def test_what_aws_says_in_several_lines_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """An import lists its errors."""
    paths = {"/x": {"get": {"x-amazon-apigateway-integration": {"type": "AWS_PROX"}}}}
    definition = {"openapi": "3.0.1", "info": {"title": "x", "version": "1"}, "paths": paths}
    (tmp_path / "shop.json").write_text(json.dumps(definition))

    told = complained(capsys, "--memory", "--port", "0", "--tls-port", "0", str(tmp_path / "shop.json"))

    assert "Errors found during import: Unable to put integration on 'GET' for resource at path '/x': " in told


@pytest.mark.parametrize("region", ["", "x", "US-EAST-1", "us east 1"])
def test_a_region_has_the_name_of_one(capsys: pytest.CaptureFixture[str], region: str) -> None:
    """Calls that name none would be of no region."""
    told = complained(capsys, "--memory", "--port", "0", "--region", region)

    assert told == f"`--region` takes the name of a region such as us-east-1, not `{region}`"


def test_a_state_directory_in_use_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Two servers on one state would not see each other's commits."""
    with running(state=tmp_path):
        told = complained(capsys, "--port", "0", "--state", str(tmp_path))

    assert "is in use by another server" in told


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_it_serves_and_stops_when_told(number: signal.Signals, tmp_path: Path) -> None:
    """Two lines at the start, status 0 at the end, and nothing between."""
    with running(state=tmp_path / "new") as server:
        process = server.process
        assert process is not None
        process.send_signal(number)
        status = process.wait(20)
        assert process.stdout is not None
        rest = process.stdout.read()

    authority = tmp_path / "new" / "authority.pem"
    kept, console = f"(state in {tmp_path / 'new'})", f"{server.url}/_gatewright/ in a browser"
    tools = f"AWS_ENDPOINT_URL={server.url} with any credentials"
    assert server.start == [
        f"gatewright serves {server.url} {kept}; try {tools}, or {console}\n",
        f"and {server.tls_url}, whose clients trust {authority}: curl --cacert, AWS_CA_BUNDLE\n",
    ]
    assert (status, rest) == (0, "")


def test_the_tls_port_can_be_chosen(tmp_path: Path) -> None:
    """`--tls-port` is the port; one that is taken is one line."""
    listening = bind("127.0.0.1", 0)
    port = listening.getsockname()[1]
    listening.close()
    with running("--tls-port", str(port), state=tmp_path) as server:
        assert server.tls_url == f"https://127.0.0.1:{port}"


def test_a_taken_tls_port_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A port that was asked for is not exchanged for another."""
    listening = bind("127.0.0.1", 0)
    port = listening.getsockname()[1]
    told = complained(capsys, "--memory", "--port", "0", "--tls-port", str(port))
    listening.close()

    assert told == f"cannot listen on `127.0.0.1:{port}`: address already in use (port 0 takes a free one)"


@pytest.mark.parametrize(
    "text", ["vpce-0a1b", "vpce-0a1b=8443", "vpc-0a1b=127.0.0.1:8443", "vpce-0a1b=127.0.0.1:x", "vpce-0A=::1:8443"]
)
def test_a_vpc_endpoint_is_an_id_and_an_address(capsys: pytest.CaptureFixture[str], text: str) -> None:
    """What was expected is said with what came."""
    with pytest.raises(SystemExit):
        main(["serve", "--memory", "--vpc-endpoint", text])

    assert f"not `{text}`" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["127.0.0.1:80", "arn:aws:elb=", "arn:aws:elb=127.0.0.1:x", "arn:aws:elb=http://x"])
def test_the_target_of_a_vpc_link_is_an_arn_and_an_address(capsys: pytest.CaptureFixture[str], text: str) -> None:
    """What was expected is said with what came."""
    with pytest.raises(SystemExit):
        main(["serve", "--memory", "--vpc-link-target", text])

    assert f"not `{text}`" in capsys.readouterr().err


def test_a_taken_port_of_a_vpc_endpoint_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """And the other ports are free again."""
    listening = bind("127.0.0.1", 0)
    place = f"127.0.0.1:{listening.getsockname()[1]}"
    told = complained(capsys, "--memory", "--port", "0", "--vpc-endpoint", f"vpce-0a1b={place}")
    listening.close()

    assert told == f"cannot listen on `{place}`: address already in use (port 0 takes a free one)"


def test_a_trusted_proxy_is_a_network(capsys: pytest.CaptureFixture[str]) -> None:
    """Anything else is one line."""
    with pytest.raises(SystemExit):
        main(["serve", "--memory", "--trusted-proxy", "everybody"])

    assert "expected a network such as 10.0.0.0/8, not `everybody`" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "a b", "https://gateway.example", "gateway.example:4567", "-" * 254, "a..b"])
def test_a_name_for_tls_is_a_name_or_an_address(capsys: pytest.CaptureFixture[str], text: str) -> None:
    """Anything else is one line."""
    with pytest.raises(SystemExit):
        main(["serve", "--memory", f"--tls-name={text}"])

    assert f"not `{text}`" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["0", "65", "two", "-1", "1.5", "²"])
def test_workers_are_a_number(capsys: pytest.CaptureFixture[str], number: str) -> None:
    """Anything else is one line."""
    with pytest.raises(SystemExit):
        main(["serve", "--memory", f"--workers={number}"])

    assert f"expected a number from 1 to 64, not `{number}`" in capsys.readouterr().err


def test_a_clock_is_moved_in_one_process_only(capsys: pytest.CaptureFixture[str]) -> None:
    """Refused rather than moved at one door and not at the other."""
    told = complained(capsys, "--memory", "--movable-clock", "--workers", "2")

    assert told == "`--movable-clock` moves the clock of one process: not together with `--workers`"


def test_an_account_throttle_is_a_rate_and_a_burst(capsys: pytest.CaptureFixture[str]) -> None:
    """Anything else is one line."""
    with pytest.raises(SystemExit):
        main(["serve", "--memory", "--account-throttle", "much"])

    assert "expected a rate and a burst such as 10000/5000, not `much`" in capsys.readouterr().err


def test_a_document_that_cannot_be_served_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The file, the resource and the property are named."""
    place = tmp_path / "shop.yaml"
    place.write_text('Resources: {Api: {Type: "AWS::ApiGateway::RestApi", Properties: {Nme: x}}}')
    told = complained(capsys, "--memory", "--port", "0", str(place))

    assert told == f"{place}: Resources.Api.Properties: no property here is called `Nme`"


def test_a_parameter_without_a_document_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """It would have no effect."""
    assert "`--parameter` is about documents" in complained(capsys, "--memory", "--port", "0", "--parameter", "a=b")


def test_names_are_resolved_where_they_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """A third line says where; a new API has its name at once, and a port that is taken is one line."""
    with running("--dns-port", "0", "--region", "eu-west-1") as server:
        assert server.process is not None
        assert server.process.stdout is not None
        found = re.search(
            r"names are resolved at (127\.0\.0\.1):(\d+), over UDP and TCP", server.process.stdout.readline()
        )
        assert found is not None
        host, port = found[1], int(found[2])
        api_id = server.client(region="eu-west-1").create_rest_api(
            name="pets", endpointConfiguration={"types": ["REGIONAL"]}
        )["id"]
        query = dns.message.make_query(f"{api_id}.execute-api.eu-west-1.amazonaws.com", "A")
        answers = [ask(query, host, port=port, timeout=10) for ask in (dns.query.udp, dns.query.tcp)]

        assert ["127.0.0.1"] * 2 == [answer.answer[0][0].to_text() for answer in answers]
        assert f"cannot listen on `127.0.0.1:{port}`" in complained(
            capsys, "--memory", "--port", "0", "--dns-port", str(port)
        )
