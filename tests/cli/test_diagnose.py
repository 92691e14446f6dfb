"""`gatewright diagnose`: from whatever a person has to a cause."""

import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from gatewright.cli.main import main
from gatewright.lab.estate import build
from tests.casebook import GIVEN, ROOT
from tests.cli.command import gatewright
from tests.gatewright_server import Running, running

HOST = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
PETS = str(GIVEN / "pets")


def transcript(method: str, path: str, error_type: str, message: str, headers: str = "") -> str:
    """Return what `curl -v` prints for a refused call."""
    body = f'{{"message":"{message}"}}'
    return (
        f"*   Trying 192.0.2.1:443...\n* Connected to {HOST} (192.0.2.1) port 443\n"
        f"> {method} {path} HTTP/1.1\n> Host: {HOST}\n> User-Agent: curl/8.5.0\n> Accept: */*\n{headers}> \n"
        f"< HTTP/1.1 403 Forbidden\n< Date: Sat, 25 Jul 2026 18:31:48 GMT\n< Content-Type: application/json\n"
        f"< Content-Length: {len(body)}\n< x-amzn-RequestId: b48af611-2552-4c76-bb9a-731955d43f23\n"
        f"< x-amzn-ErrorType: {error_type}\n< x-amz-apigw-id: BE0bQG3XIAMEhsw=\n< \n"
        f"{body}* Connection #0 to host {HOST} left intact\n"
    )


WRONG_PATH = transcript("GET", "/prod/pet", "MissingAuthenticationTokenException", "Missing Authentication Token")
NO_KEY = transcript("POST", "/prod/orders", "ForbiddenException", "Forbidden")
EXCHANGE = json.dumps(
    {
        "request": {"method": "GET", "url": f"https://{HOST}/prod/pet", "headers": {}},
        "response": {
            "status": 403,
            "headers": {
                "x-amzn-ErrorType": "MissingAuthenticationTokenException",
                "x-amz-apigw-id": "BE0bQG3XIAMEhsw=",
            },
            "body": '{"message":"Missing Authentication Token"}',
        },
    }
)


def saved(tmp_path: Path, text: str | bytes, name: str = "evidence") -> str:
    """Write evidence to a file and return its name."""
    place = tmp_path / name
    place.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(place)


def diagnosed(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict]:
    """Run the command and return its status and its one diagnosis."""
    status = main(["diagnose", "--format", "json", "--lang", "en", *arguments])
    told = capsys.readouterr()
    assert all(line.startswith("gatewright: not read: ") for line in told.err.splitlines())
    document = json.loads(told.out)
    assert document["schema"] == "gatewright.diagnosis/1"
    return status, document["diagnoses"][0]


@pytest.mark.parametrize("evidence", [WRONG_PATH, EXCHANGE], ids=["transcript", "exchange file"])
def test_the_whole_configuration_names_the_cause(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, evidence: str
) -> None:
    """With a folder of saved answers the cause is confirmed and the status says that one was found."""
    status, diagnosis = diagnosed(capsys, "--config", PETS, saved(tmp_path, evidence))

    assert status == 1
    assert diagnosis["outcome"] == "decided"
    assert diagnosis["findings"][0]["cause"] == "route.not-found"
    assert diagnosis["findings"][0]["standing"] == "confirmed"
    assert diagnosis["next_question"] is None


@pytest.mark.parametrize("evidence", [WRONG_PATH, EXCHANGE], ids=["transcript", "exchange file"])
def test_the_answer_alone_lists_what_it_can_be_and_asks(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, evidence: str
) -> None:
    """Without configuration the likeliest is first, and one question separates the rest."""
    status, diagnosis = diagnosed(capsys, saved(tmp_path, evidence))

    assert status == 1
    assert diagnosis["outcome"] == "narrowed"
    assert diagnosis["findings"][0]["cause"] == "route.not-found"
    assert diagnosis["next_question"]["separates"]


def test_answers_to_questions_lead_to_the_cause(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Answering each question in turn ends with what the answers leave."""
    evidence = saved(tmp_path, WRONG_PATH)
    _, diagnosis = diagnosed(capsys, "--fact", "route.saved=only-the-path", evidence)
    causes = [finding["cause"] for finding in diagnosis["findings"]]

    assert causes[0] == "route.method-not-found"
    assert "route.not-found" not in causes


def test_standard_input_is_evidence() -> None:
    """`curl -v ... 2>&1 | gatewright diagnose -`: the first line names the cause."""
    done = gatewright("diagnose", "--config", PETS, "-", given=WRONG_PATH)

    assert done.status == 1
    assert "Traceback" not in done.err
    assert done.out.startswith("No resource of the deployed API has this path.  [route.not-found: confirmed]\n")
    assert "\x1b" not in done.out


def test_several_pieces_of_evidence_are_diagnosed_in_turn(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Each piece has its diagnosis, in the order given."""
    files = [saved(tmp_path, WRONG_PATH, "a"), saved(tmp_path, NO_KEY, "b")]
    main(["diagnose", "--format", "json", "--config", PETS, *files])
    found = json.loads(capsys.readouterr().out)["diagnoses"]

    assert [each["findings"][0]["cause"] for each in found] == ["route.not-found", "api-key.missing"]


def test_a_url_is_called_and_the_account_read(capsys: pytest.CaptureFixture[str], gateway: Running) -> None:
    """A URL with `--config aws`: the call is made, the account read by boto3, the cause confirmed."""
    estate = build(gateway.client())
    host = f"Host: {estate.api_id}.execute-api.us-east-1.amazonaws.com"
    read = ("--config", "aws", "--endpoint-url", gateway.url, "--region", "us-east-1")
    status, refused = diagnosed(capsys, *read, "-X", "POST", "-H", host, f"{gateway.url}/prod/orders")
    passed, allowed = diagnosed(capsys, *read, "-H", host, f"{gateway.url}/prod/pets")

    assert (status, refused["findings"][0]["cause"], refused["findings"][0]["standing"]) == (
        1,
        "api-key.missing",
        "confirmed",
    )
    assert (passed, allowed["outcome"], allowed["findings"]) == (0, "not-refused", [])


def test_a_url_that_nobody_answers_is_undecidable(capsys: pytest.CaptureFixture[str]) -> None:
    """A connection that is refused is evidence, and no refusal of the gateway."""
    status, diagnosis = diagnosed(capsys, "http://127.0.0.1:1/prod/pets")

    assert status == 3
    assert "route.not-found" not in {finding["cause"] for finding in diagnosis["findings"]}


def test_the_report_goes_where_it_is_sent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--output` writes the file and nothing else."""
    place = tmp_path / "report.json"
    status = main(["diagnose", "--format", "json", "--output", str(place), saved(tmp_path, WRONG_PATH)])

    assert status == 1
    assert json.loads(place.read_text("utf-8"))["schema"] == "gatewright.diagnosis/1"
    assert capsys.readouterr().out == ""


def test_secrets_stay_secret_unless_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The key in the transcript is masked; `--show-secrets` shows it."""
    key = "closed-branch-key-of-forty-chars-0000002"
    evidence = saved(
        tmp_path,
        transcript(
            "POST", "/prod/orders?token=s3cr3t-token", "ForbiddenException", "Forbidden", f"> x-api-key: {key}\n"
        ),
    )
    for form in ("text", "json"):
        main(["diagnose", "--format", form, "--config", PETS, evidence])
        hidden = capsys.readouterr().out
        main(["diagnose", "--format", form, "--config", PETS, "--show-secrets", evidence])
        shown = capsys.readouterr().out

        assert key not in hidden
        assert "s3cr3t-token" not in hidden
        assert key in shown


BROKEN = {
    "cut-off JSON": '{"request": {"method": "GET", "url": "https:',
    "empty": "",
    "blank": " \n\n",
    "prose": "it does not work, please help",
    "bytes": b"\x00\x01\x02\xff\xfe",
    "a list": "[1, 2]",
    "half a transcript": "> GET /prod/pet HTTP/1.1\n> Ho",
    "unknown member": '{"reqeust": {}, "response": {"status": 403}}',
    "status in words": '{"response": {"status": "forbidden"}}',
    "unknown answer": '{"response": {"status": 403}, "answers": {"colour": "blue"}}',
    "wrong answer": '{"response": {"status": 403}, "answers": {"route.saved": "maybe"}}',
    "HAR": '{"log": {"entries": []}}',
    "deep JSON": "[" * 100_000,
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=list(BROKEN))
def test_broken_evidence_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str | bytes) -> None:
    """Evidence that cannot be read is said in one line with its name; status 2, never a traceback."""
    name = saved(tmp_path, text)
    status = main(["diagnose", name])
    told = capsys.readouterr()

    if text == BROKEN["half a transcript"]:
        assert status in (1, 2, 3)
        return
    assert (status, told.out) == (2, "")
    assert len(told.err.splitlines()) == 1
    assert told.err.startswith("gatewright: ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("no-such-file",), "cannot read `no-such-file`: no such file or directory"),
        ((".",), "cannot read `.`: is a directory"),
        (("",), "cannot read ``: no such file or directory"),
        (('{"message":"Forbidden"}',), "; to diagnose a text, give it to `gatewright diagnose -`"),
        (("a1.execute-api.eu-west-1.amazonaws.com/prod",), "; a URL begins with https:// or http://"),
        (("--fact", "x", "-"), "`--fact` takes QUESTION=VALUE, not `x`"),
        (("--fact", "x=y", "-"), "no question `x`"),
        (
            ("--fact", "route.saved=perhaps", "-"),
            "is answered by one of both, only-the-path, neither, not by `perhaps`",
        ),
        (("--lang", "de", "-"), "`--lang` is one of en, fr, es, ja, not `de`"),
        (("http://",), ""),
        (("http://[::1/x",), ""),
        (("-X", "GE T", "http://127.0.0.1:1/"), ""),
        (("-H", "no colon", "http://127.0.0.1:1/"), ""),
    ],
)
def test_what_cannot_be_done_is_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    """Each complaint names the user's word and what was expected; status 2."""
    status = main(["diagnose", *arguments])
    told = capsys.readouterr()

    assert (status, told.out) == (2, "")
    assert len(told.err.splitlines()) == 1
    assert words in told.err


@pytest.mark.parametrize("config", ["nowhere", "empty", "broken", "file.txt"])
def test_a_configuration_that_cannot_be_read_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, config: str
) -> None:
    """A folder that is not there, holds nothing, or holds JSON that is cut off."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "get-rest-apis.json").write_text('{"items": [')
    (tmp_path / "file.txt").write_text("hello")
    status = main(["diagnose", "--config", str(tmp_path / config), saved(tmp_path, WRONG_PATH)])
    told = capsys.readouterr()

    assert (status, told.out) == (2, "")
    assert len(told.err.splitlines()) == 1
    assert config in told.err or "get-rest-apis.json" in told.err


def test_an_unreadable_account_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """An endpoint that does not answer, a profile that is not there."""
    evidence = saved(tmp_path, WRONG_PATH)
    statuses = [
        main(
            ["diagnose", "--config", "aws", "--region", "us-east-1", "--endpoint-url", "http://127.0.0.1:1", evidence]
        ),
        main(["diagnose", "--config", "aws", "--profile", "nobody", evidence]),
    ]
    told = capsys.readouterr()

    assert statuses == [2, 2]
    assert (told.out, len(told.err.splitlines())) == ("", 2)


def test_closed_standard_input_is_one_line() -> None:
    """`gatewright diagnose - <&-` says that there is nothing to read."""
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "{sys.executable}" -m gatewright diagnose - <&-'],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "gatewright: cannot read standard input: it is closed\n"


def test_a_complaint_of_the_process_is_one_line() -> None:
    """The same, as a person sees it: nothing on standard output, no traceback."""
    done = gatewright("diagnose", "-", given="")

    assert done.status == 2
    assert done.is_one_line


def test_not_refused_is_status_0(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A call that was answered with 200 is told as such."""
    status, diagnosis = diagnosed(capsys, saved(tmp_path, '{"response": {"status": 200}}'))

    assert (status, diagnosis["outcome"]) == (0, "not-refused")


def test_another_boxs_answer_is_no_cause_of_the_gateway(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """An answer of S3 is told as such, and never as a check of the gateway."""
    evidence = '{"response": {"status": 403, "headers": {"Server": "AmazonS3"}, "body": "<Error/>"}}'
    _, diagnosis = diagnosed(capsys, saved(tmp_path, evidence))

    assert diagnosis["answered_by"] == "s3"
    assert "api-key.missing" not in {finding["cause"] for finding in diagnosis["findings"]}


def test_colour_is_asked_for(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Into a pipe there is none; `--color always` wants it all the same."""
    evidence = saved(tmp_path, WRONG_PATH)
    main(["diagnose", evidence])
    plain = capsys.readouterr().out
    main(["diagnose", "--color", "always", evidence])

    assert "\x1b" not in plain
    assert "\x1b[1m" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["fr", "es", "ja"])
def test_json_keeps_its_machine_strings_in_every_language(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: str
) -> None:
    """Keys, ids, standings and AWS's messages are the same in every language."""
    evidence = saved(tmp_path, WRONG_PATH)
    found = []
    for lang in ("en", language):
        main(["diagnose", "--format", "json", "--lang", lang, "--config", PETS, evidence])
        found.append(json.loads(capsys.readouterr().out)["diagnoses"][0])

    english, other = found
    assert [each["cause"] for each in english["findings"]] == [each["cause"] for each in other["findings"]]
    assert english["findings"][0]["because"] == other["findings"][0]["because"]
    assert english["exchange"] == other["exchange"]


WAF = json.dumps(
    {
        "webaclId": "arn",
        "action": "BLOCK",
        "terminatingRuleId": "no-xss",
        "httpRequest": {"requestId": "BE0bQG3XIAMEhsw=", "uri": "/prod/orders", "httpMethod": "POST"},
    }
)


def test_evidence_of_one_call_is_joined(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The web ACL's log has the id that curl saw, and names the rule."""
    status, found = diagnosed(capsys, saved(tmp_path, NO_KEY, "curl"), saved(tmp_path, WAF, "waf.log"))

    assert (1, "decided", "waf.rule-blocked") == (status, found["outcome"], found["findings"][0]["cause"])
    assert found["exchange"]["url"].endswith("/prod/orders")
    assert {"where": "log", "path": "waf.terminatingRuleId", "value": "no-xss"} in found["findings"][0]["because"]


def test_a_har_file_of_calls_that_passed_is_not_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """There is nothing to diagnose, and the status says so."""
    call = {"request": {"method": "GET", "url": f"https://{HOST}/prod/pets"}, "response": {"status": 200}}
    name = saved(tmp_path, json.dumps({"log": {"entries": [call]}}))

    assert (0, "None of these calls was refused.\n") == (
        main(["diagnose", "--lang", "en", name]),
        capsys.readouterr().out,
    )


def test_a_log_format_is_used(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A line in a format of one's own is read with it."""
    line = "INVALID_API_KEY!403!POST!/prod/orders\n"
    form = "$context.error.responseType!$context.status!$context.httpMethod!$context.path"
    _, found = diagnosed(capsys, "--log-format", form, saved(tmp_path, line))

    assert found["findings"][0]["cause"].startswith("api-key.")


def test_quiet_leaves_the_status(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Neither text nor remarks; a machine's format is still printed, as it was asked for."""
    name = saved(tmp_path, WRONG_PATH)

    assert (1, ("", "")) == (main(["diagnose", "--quiet", name]), tuple(capsys.readouterr()))
    assert main(["diagnose", "--quiet", "--format", "json", name]) == 1
    assert capsys.readouterr().out.startswith("{")


def test_questions_are_asked(tmp_path: Path) -> None:
    """`--ask` asks on standard error, and reads from standard input."""
    done = gatewright("diagnose", "--ask", saved(tmp_path, WRONG_PATH), given="neither\n")

    assert "1. both" in done.err
    assert done.out.startswith("No resource of the deployed API has this path.")


def test_a_call_is_signed_as_curl_signs_it(capsys: pytest.CaptureFixture[str], gateway: Running) -> None:
    """The unknown path is met by a whole signature; the secret is shown nowhere."""
    url = f"{gateway.url}/_aws/execute-api/{build(gateway.client()).api_id}/prod/nowhere"
    signature = ("--aws-sigv4", "aws:amz:us-east-1:execute-api", "--user", "AKIAIOSFODNN7EXAMPLE:the-secret-key")
    status, found = diagnosed(capsys, *signature, url)

    assert (1, "AKIA") == (status, found["trace"] and "AKIA")
    assert "the-secret-key" not in json.dumps(found)


def test_a_host_is_asked_of_the_resolver_that_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """An API's own name leads to the gateway that resolves it; the report says who told the address."""
    with running("--dns-port", "0") as server:
        assert server.process is not None
        assert server.process.stdout is not None
        found = re.search(r"resolved at (\S+),", server.process.stdout.readline())
        assert found is not None
        api_id = build(server.client()).api_id
        host = f"{api_id}.execute-api.us-east-1.amazonaws.com"
        url = f"http://{host}:{urlsplit(server.url).port}/nowhere/pets"
        status, diagnosis = diagnosed(capsys, url, "--resolver", found[1])
        _, unknown = diagnosed(capsys, url.replace(api_id, "zzz"), "--resolver", found[1])

    assert (1, 403) == (status, diagnosis["exchange"]["status"])
    for one in (("resolver", found[1]), ("addresses", "127.0.0.1"), ("kind", "loopback")):
        seen = [fact for finding in diagnosis["findings"] for fact in finding["because"]]
        assert {"where": "dns", "path": one[0], "value": one[1]} in seen
    answers = {one["cause"] for one in unknown["findings"] if one["standing"] in ("confirmed", "likely", "possible")}
    assert {"domain.host-unknown", "endpoint.private-from-public"} == answers


def test_a_resolver_that_is_none_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """What was expected is said."""
    assert 2 == main(["diagnose", "http://127.0.0.1:1/", "--resolver", "everybody"])
    assert "expected the address of a DNS server such as 10.0.0.2 or 127.0.0.1:5353" in capsys.readouterr().err


def test_other_names_of_a_private_api_are_looked_up(capsys: pytest.CaptureFixture[str]) -> None:
    """Its own name leads nowhere without private DNS; the report says which of the others would."""
    with running("--dns-port", "0") as server:
        assert server.process is not None
        assert server.process.stdout is not None
        found = re.search(r"resolved at (\S+),", server.process.stdout.readline())
        assert found is not None
        ec2, api = server.client("ec2"), server.client()
        endpoint = ec2.create_vpc_endpoint(
            VpcId=ec2.describe_vpcs()["Vpcs"][0]["VpcId"],
            ServiceName="com.amazonaws.us-east-1.execute-api",
            VpcEndpointType="Interface",
            PrivateDnsEnabled=False,
        )["VpcEndpoint"]
        vpce_id, own = endpoint["VpcEndpointId"], endpoint["DnsEntries"][0]["DnsName"]
        api_id = api.create_rest_api(
            name="hidden", endpointConfiguration={"types": ["PRIVATE"], "vpcEndpointIds": [vpce_id]}
        )["id"]
        url = f"http://{api_id}.execute-api.us-east-1.amazonaws.com:{urlsplit(server.url).port}/prod/pets"
        read = ("--config", "aws", "--endpoint-url", server.url, "--region", "us-east-1")
        _, diagnosis = diagnosed(capsys, *read, url, "--resolver", found[1])

    (finding,) = [one for one in diagnosis["findings"] if one["cause"] == "endpoint.private-from-public"]
    for name in (f"{api_id}-{vpce_id}.execute-api.us-east-1.amazonaws.com", own):
        assert {"where": "dns", "path": name, "value": "127.0.0.1 (loopback)"} in finding["because"]


def test_a_configuration_that_is_none_is_said_though_no_call_was_told() -> None:
    """Nothing that was given is passed over in silence."""
    done = gatewright("diagnose", "-", "--config", "no-such-file", given='{"message":"Forbidden"}')

    assert 2 == done.status
    assert done.is_one_line
    assert "there is no `no-such-file`" in done.err


@pytest.mark.parametrize("option", [("--cert", "client.pem"), ("-H", "x-api-key: k"), ("-X", "POST"), ("-d", "{}")])
def test_options_of_a_call_are_refused_where_none_is_made(option: tuple[str, str], tmp_path: Path) -> None:
    """They would change nothing, and look as if they did."""
    transcript = tmp_path / "call.txt"
    transcript.write_text("> GET / HTTP/1.1\n> Host: h\n> \n< HTTP/1.1 403 Forbidden\n< \n")
    done = gatewright("diagnose", str(transcript), *option)

    assert done.status == 2
    assert f"`{option[0]}` says how to call a URL, and none was called" in done.err


def test_questions_about_a_local_call_name_its_endpoint(tmp_path: Path) -> None:
    """Without it they would ask AWS; those of `--ask` too."""
    told = (
        "* Connected to 127.0.0.1 (127.0.0.1) port 4566 (#0)\n> GET /_aws/execute-api/abc/prod/pet HTTP/1.1\n"
        "> Host: 127.0.0.1:4566\n> \n< HTTP/1.1 403 Forbidden\n"
        '< x-amzn-ErrorType: MissingAuthenticationTokenException\n< \n{"message":"Missing Authentication Token"}\n'
    )
    done, asked = gatewright("diagnose", "-", given=told), gatewright("diagnose", "--ask", saved(tmp_path, told))

    for text in (done.out, asked.err):
        assert "aws --endpoint-url http://127.0.0.1:4566 --region us-east-1 apigateway get-resources" in text
        assert "aws apigateway" not in text
