"""
A command that was pasted above its output makes the verdict better, and never worse.

Each row is what people paste; it is diagnosed from the answer alone, with the command, and with the pet shop of
`tests/given/pets` as the configuration besides.
"""

import json
from pathlib import Path
from typing import Final

import pytest

from gatewright.cli.main import main
from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.examine import examine
from gatewright.doctor.weigh import ANSWERS
from gatewright.model.configuration import Configuration
from gatewright.sources.exchange import Exchange
from gatewright.sources.recognise import read
from tests.casebook import world

SHOP: Final = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod"
PRIVATE: Final = "https://a1b2c3d4e5-vpce-0a1b2c3d4e5f60718.execute-api.eu-west-1.amazonaws.com/prod"
ERROR_PAGE: Final = (
    "<HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD><BODY><H1>403 ERROR</H1>"
    "<H2>The request could not be satisfied.</H2>Bad request.</BODY></HTML>"
)


def head(status: int, error_type: str, message: str) -> str:
    """Return what `curl -i` prints."""
    return f'HTTP/2 {status} \nx-amzn-errortype: {error_type}\n\n{{"message":"{message}"}}'


FORBIDDEN: Final = head(403, "ForbiddenException", "Forbidden")
MISSING: Final = head(403, "MissingAuthenticationTokenException", "Missing Authentication Token")
NO_PAIR: Final = head(
    403,
    "IncompleteSignatureException",
    "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with"
    " Base64): 'x='.",
)
UNAUTHORIZED: Final = head(401, "UnauthorizedException", "Unauthorized")
NOT_FOUND: Final = 'HTTP/2 404 \n\n{"message":"Not Found"}'
MISMATCH: Final = head(
    403,
    "InvalidSignatureException",
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key"
    " and signing method. Consult the service documentation for details.",
)
PREFLIGHT: Final = "-X OPTIONS -H 'Origin: https://a' -H 'Access-Control-Request-Method: PUT'"


def diagnosed(text: str, configuration: Configuration | None = None) -> Diagnosis:
    """Return what the doctor says of a text."""
    (call,) = read(text.encode(), origin="pasted", call=lambda url: Exchange(url=url))
    return examine(call, Configuration() if configuration is None else configuration)


def causes(diagnosis: Diagnosis) -> list[str]:
    """Return the causes that count as an answer, best first."""
    return [finding.cause.id for finding in diagnosis.findings if finding.standing in ANSWERS]


@pytest.mark.parametrize(
    ("command", "answer", "first", "decided"),
    [
        (f"-XPOST {SHOP}/orders", FORBIDDEN, "api-key.missing", "api-key.missing"),
        (f"-XPOST -H 'x-api-key: bogus' {SHOP}/orders", FORBIDDEN, None, "api-key.unknown"),
        (f'-XPOST -H "x-api-key: $KEY" {SHOP}/orders', FORBIDDEN, None, None),
        (f"{SHOP}/pet", MISSING, "route.not-found", "route.not-found"),
        (f"-X DELETE {SHOP}/pets", MISSING, "route.not-found", "route.method-not-found"),
        (
            f"-H 'Authorization: Bearer abc' {SHOP}/pet",
            NO_PAIR,
            "iam.bearer-token-sent",
            "route.not-found-with-authorization",
        ),
        (
            f'-H "Authorization: Bearer $T" {SHOP}/pet',
            NO_PAIR,
            "iam.bearer-token-sent",
            "route.not-found-with-authorization",
        ),
        (f"{SHOP.removesuffix('/prod')}/pets", FORBIDDEN, "api-key.missing", "stage.not-found"),
        (f"{PREFLIGHT} {SHOP}/pets", MISSING, "route.preflight-refused", "route.preflight-refused"),
        ("https://api.example.com/pets", FORBIDDEN, "api-key.missing", "domain.host-unknown"),
        (f"{PRIVATE}/pets", FORBIDDEN, None, "endpoint.public-api-through-vpc-endpoint"),
        (f"-X GET -d '{{}}' {SHOP}/pets", ERROR_PAGE, "edge.get-with-body", None),
        ("https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/x", NOT_FOUND, "route.http-api-not-found", None),
        (f"{SHOP}/pets", UNAUTHORIZED, "authorizer.identity-source-missing", None),
        (f'-H "Authorization: Bearer $T" {SHOP}/pets', UNAUTHORIZED, "authorizer.unauthorized", None),
        (
            f"--aws-sigv4 aws:amz:eu-west-1:execute-api -u $ID:$S {SHOP}/pets",
            MISMATCH,
            "iam.signature-mismatch-secret",
            None,
        ),
    ],
)
def test_a_command_makes_the_verdict_better(command: str, answer: str, first: str | None, decided: str | None) -> None:
    """Fewer causes are left, those that the command excludes are gone, and a configuration can decide.

    `first` is what comes first without a configuration, where that is told; `decided` what a configuration decides.
    """
    alone, told = diagnosed(answer), diagnosed(f"$ curl -i {command}\n{answer}\n")
    configured = diagnosed(f"$ curl -i {command}\n{answer}\n", world("pets").configuration())

    assert len(causes(told)) <= len(causes(alone))
    assert first in (None, causes(told)[0])
    assert decided == (causes(configured)[0] if configured.outcome == "decided" else None)


def test_a_key_that_was_sent_is_not_missing_first() -> None:
    """Whatever its value is: told, in a variable, or blackened."""
    for value in ("bogus", "$API_KEY", "xxxxxxxxxxxx", "<your key>"):
        found = causes(diagnosed(f'$ curl -i -H "x-api-key: {value}" {SHOP}/orders\n{FORBIDDEN}'))
        assert found.index("api-key.unknown") < found.index("api-key.missing")


def test_nothing_is_decided_on_a_value_that_nobody_told() -> None:
    """The configuration has no key of that name, and that says nothing."""
    text = f'$ curl -i -XPOST -H "x-api-key: $API_KEY" {SHOP}/orders\n{FORBIDDEN}'
    found = diagnosed(text, world("pets").configuration())

    assert found.outcome == "narrowed"
    assert {"api-key.unknown", "api-key.disabled", "api-key.missing"} <= set(causes(found))


SECRETS: Final = (
    "hush-the-key-of-forty-characters-0000001",
    "hush-token-of-many-letters",
    "hush-password",
    "hush-query-1",
)


@pytest.mark.parametrize(
    "command",
    [
        "curl -i -X POST 'URL/orders?token=T3' -u me:T2 -H 'x-api-key: T0' -H 'Cookie: session=T1' -d '{\"a\":1}'",
        "curl --aws-sigv4 aws:amz:eu-west-1:execute-api -u AKIAIOSFODNN7EXAMPLE:T0 URL -H 'x-amz-security-token: T1'",
        "wget --header='x-api-key: T0' --header 'Authorization: Bearer T1' URL/orders",
        "http POST URL/orders x-api-key:T0 token==T3 'Authorization:Bearer T1'",
        "Invoke-RestMethod -Uri URL/orders -Headers @{'x-api-key'='T0'; Authorization='Bearer T1'}",
        "fetch('URL/orders', {headers: {'x-api-key': 'T0', authorization: 'Bearer T1'}})",
        "requests.post('URL/orders', headers={'x-api-key': 'T0'}, auth=('me', 'T2'))",
    ],
)
@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "html", "github"])
def test_secrets_of_a_command_are_masked(
    command: str, form: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """In every form of the report, as those of other evidence are."""
    for number, secret in enumerate(SECRETS):
        command = command.replace(f"T{number}", secret)
    place = tmp_path / "pasted.txt"
    place.write_text(f"$ {command.replace('URL', SHOP)}\n{FORBIDDEN}\n")
    main(["diagnose", str(place), "--format", form])
    printed = capsys.readouterr()

    assert "api-key" in printed.out
    assert not [secret for secret in SECRETS if secret in printed.out + printed.err]
    assert "bWU6aHVzaC1wYXNzd29yZA" not in printed.out


def test_a_command_alone_is_answered_with_what_to_paste(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """One line, which quotes nothing of it."""
    place = tmp_path / "pasted.txt"
    place.write_text(f"curl '{SHOP}/pets' \\\n  -H 'x-api-key: {SECRETS[0]}' \\\n  --compressed\n")
    status = main(["diagnose", str(place)])

    assert status == 2
    assert capsys.readouterr().err == (
        f"gatewright: {place}: expected the answer too, got a command alone: paste below it what it printed,"
        " best that of `curl -i` or `curl -v`\n"
    )


def test_the_call_stands_in_the_report(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Verb and URL are the command's."""
    place = tmp_path / "pasted.txt"
    place.write_text(f"$ curl -i -XPOST {SHOP}/orders\n{FORBIDDEN}\n")
    main(["diagnose", str(place), "--format", "json"])
    (told,) = json.loads(capsys.readouterr().out)["diagnoses"]

    assert (told["exchange"]["method"], told["exchange"]["url"]) == ("POST", f"{SHOP}/orders")
