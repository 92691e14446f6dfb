"""
The casebook: each cause's cases, as data, and the small worlds that they happen in.

A case stands in `gatewright/checks/<check>/<cause>.toml`, beside its cause:

    [[case]]
    name = "a key is required and none is sent"
    given = "pets"                                             # a folder of saved AWS CLI answers: tests/given/pets
    change = { "method GET /pets" = { apiKeyRequired = true } }         # optional; edits of that world
    answers = ["empty bucket"]                                 # optional; what the world answers otherwise than yes
    authorizer = '{"principalId": "me", ...}'                  # optional; what the Lambda authorizer's function returns
    token = { use = "id" }                                     # optional; `{token}` below; see `tests/tokens.py`
    certificate = "expired"                                    # optional; see `tests/client_certificates.py`
    through = "vpce-0a1b2c3d4e5f60718"                         # optional; the VPC endpoint whose listener is called
    signed = { by = "AKIA...", as = "GET https://..." }        # optional; see `tests/signed_requests.py`
    frame = '{"action": "leave"}'                              # optional; sent over the connection that `request` opens
    request = "GET https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets"
    expect.cause = "api-key.missing"                           # with `expect.response`; or `expect.outcome = "allowed"`
    expect.response = '''...'''                                # as `shown` prints it

`request` may go on with header lines and, after an empty line, a body. A case of the file `missing.toml` that expects
another cause, or to be allowed, is a near miss. What a `change` may name stands in `world_changes.py`.

These are the causes that the gateway refuses for itself; cases of the others are in `test_observed_cases.py`.
"""

import copy
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from gatewright.aws.vpc_endpoint_names import vpc_endpoint_name
from gatewright.configuration.build import build
from gatewright.configuration.documents import Document
from gatewright.engine.catalogue import CAUSES
from gatewright.engine.chain import REST
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.connection import Connection
from gatewright.model.network import VpcEndpoint
from gatewright.model.outcome import Pass, Skip, Unsure
from gatewright.model.question import (
    Answer,
    CountRequest,
    FetchKeys,
    InvokeAuthorizer,
    KeySet,
    KeysUnavailable,
    Question,
    SpendQuota,
    TakeToken,
)
from gatewright.model.request import Headers, Peer, Request, Tls
from gatewright.model.response import Response
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.authorizer_functions import FunctionSays, function_says
from tests.client_certificates import chain
from tests.signed_requests import signed
from tests.tokens import ISSUER, described, jwks
from tests.world_changes import Answers, change_world

ROOT: Final = Path(__file__).resolve().parent.parent
CHECKS: Final = ROOT / "gatewright" / "checks"
GIVEN: Final = ROOT / "tests" / "given"

KINDS: Final = (
    "get_rest_apis",
    "get_rest_api",
    "get_resources",
    "get_stages",
    "get_deployment",
    "get_authorizers",
    "get_gateway_responses",
    "get_request_validators",
    "get_models",
    "v2_get_apis",
    "v2_get_api",
    "v2_get_routes",
    "v2_get_authorizers",
    "v2_get_stages",
    "v2_get_deployment",
    "get_domain_names",
    "get_domain_name",
    "get_base_path_mappings",
    "get_api_keys",
    "get_usage_plans",
    "get_usage_plan_keys",
    "get_caller_identity",
    "get_account_authorization_details",
    "iam_access_keys",
    "iam_sessions",
    "iam_accounts",
    "iam_account_details",
    "get_web_acl",
    "get_object",
    "describe_vpc_endpoints",
)
"""What a saved answer can be; its file is named `get-deployment-<api>-<deployment>.json` and so on."""

NOON: Final = 1_768_478_400.0
"""When every case's request arrives: 15 January 2026, 12:00 UTC."""

DISAGREEMENTS: Final[Mapping[str, type[TakeToken] | type[SpendQuota] | type[CountRequest]]] = {
    "empty bucket": TakeToken,
    "spent quota": SpendQuota,
    "full window": CountRequest,
}
"""What `answers` may say: questions of this type are answered with no; all others with yes."""

_CASE_KEYS: Final = {
    "name",
    "given",
    "change",
    "answers",
    "authorizer",
    "token",
    "through",
    "signed",
    "certificate",
    "frame",
    "request",
    "expect",
}
_EXPECT_KEYS: Final = ({"cause", "response"}, {"outcome"})
_MASKED: Final = {
    "x-amzn-requestid": "<request id>",
    "x-amz-apigw-id": "<extended request id>",
    "apigw-requestid": "<request id>",
}
_OF_USERS: Final = ("get_caller_identity", "get_account_authorization_details", "iam_")
"""How the kinds begin that tell of users, which several worlds may share."""
_THE_LISTENERS: Final = {"date", "content-length", "connection"}


@dataclass(frozen=True, slots=True)
class World:
    """One account and region of which everything is known: what is not among the answers does not exist."""

    account_id: str
    region: str
    answers: Answers
    """AWS's answers by operation and ids; nobody changes them."""

    def get(self, kind: str, *ids: str) -> Document | Unknown | None:
        """Return AWS's answer: the world is a `Documents`."""
        if kind == "get_policy" and (kind, *ids) not in self.answers:
            return UNKNOWN  # whether a function may be called, the case tells by what it says
        return self.answers.get((kind, *ids))

    def key_set(self, issuer: str) -> str | None:
        """Return the keys of the world's user pool."""
        return jwks() if issuer == ISSUER else None

    def configuration(self) -> Configuration:
        """Return the world as the gateway knows it."""
        return build(self, account_id=self.account_id, region=self.region)


class Withheld:
    """The `Documents` of somebody whom nobody told anything."""

    def get(self, kind: str, *ids: str) -> Document | Unknown | None:
        """Return `UNKNOWN`, whatever is asked."""
        del kind, ids  # nothing of the question makes a difference
        return UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One example that meets a cause, or just does not."""

    file: Path
    """The file it stands in."""

    cause_id: str
    """The cause that the file is about."""

    name: str
    given: str
    request: Request
    expected_cause: str | None
    """The id of the cause that must be named; `None` when none is."""

    expected_response: str | None
    """The answer as `shown` prints it; `None` when no cause is named."""

    change: Mapping[str, Any] = field(default_factory=dict)
    answers: tuple[str, ...] = ()
    function: FunctionSays | None = None
    """What the function of a Lambda authorizer does; `None` when the case has none."""

    through: str | None = None
    """The VPC endpoint whose listener takes the call; `None` for the ordinary port, where its host may name one."""

    @property
    def meets(self) -> bool:
        """Tell a case that meets its cause from a near miss."""
        return self.expected_cause == self.cause_id

    @property
    def outcome(self) -> str:
        """Return how the call must be decided."""
        return "denied" if self.expected_cause else "allowed"

    @property
    def id(self) -> str:
        """Return how a test names it: `scripts/cases` looks for the check's folder and the cause's id."""
        return f"{self.file.parent.name}/{self.file.stem} {self.cause_id}: {self.name}"

    def world(self) -> World:
        """Return the world that the case happens in."""
        return world(self.given, self.change)

    def answer(self, question: Question) -> Answer:
        """Answer as the world does: yes, but for what `answers` says."""
        if isinstance(question, FetchKeys):
            return KeySet(jwks()) if question.issuer == ISSUER else KeysUnavailable("nobody answers")
        if isinstance(question, InvokeAuthorizer):
            return UNKNOWN if self.function is None else self.function.answer()
        return not any(isinstance(question, DISAGREEMENTS[name]) for name in self.answers)


def cases(folder: Path = CHECKS) -> tuple[Case, ...]:
    """Return every case of every cause that the gateway refuses for itself, in the order of their files."""
    files = [file for file in sorted(folder.glob("*/*.toml")) if CAUSES[cause_id(file)].enforced]
    return tuple(case for file in files for case in cases_of(file))


def cases_of(file: Path) -> Iterator[Case]:
    """Yield the cases of one file; raise `ValueError` with the place for anything that the format does not know."""
    read = tomllib.loads(file.read_text("utf-8"))
    if set(read) != {"case"} or not read["case"]:
        raise ValueError(f"`{file.name}`: expected `[[case]]` and nothing else, not `{', '.join(read)}`")
    for table in read["case"]:
        try:
            yield _case(file, table)
        except (KeyError, ValueError) as error:
            raise ValueError(f"`{file.name}`, case `{table.get('name', '?')}`: {error}") from error


def _case(file: Path, table: Mapping[str, Any]) -> Case:
    if unknown := set(table) - _CASE_KEYS:
        raise ValueError(f"unknown keys `{', '.join(sorted(unknown))}`")
    expect = table["expect"]
    if set(expect) not in _EXPECT_KEYS or expect.get("outcome", "allowed") != "allowed":
        raise ValueError('expected `expect.cause` with `expect.response`, or `expect.outcome = "allowed"`')
    answers = tuple(table.get("answers", ()))
    if strange := set(answers) - set(DISAGREEMENTS):
        raise ValueError(f"unknown answers `{', '.join(sorted(strange))}`")
    text = table["request"]
    sent = request(text.replace("{token}", described(table["token"])) if "token" in table else text)
    if "through" in table:
        sent = replace(sent, peer=replace(sent.peer, vpc_endpoint=VpcEndpoint(vpce_id=table["through"])))
    if "signed" in table:
        sent = signed(sent, table["signed"], world(table["given"], table.get("change")).answers)
    if "frame" in table:
        over = Connection(id="L9PabcdIAMCEhQ0=", event_type="MESSAGE")
        sent = replace(sent, method="POST", body=table["frame"].encode(), connection=over)
    if "certificate" in table:
        tls = Tls(server_name=sent.host, client_chain=chain(table["certificate"]))
        sent = replace(sent, peer=replace(sent.peer, tls=tls))
    return Case(
        file=file,
        cause_id=cause_id(file),
        name=table["name"],
        given=table["given"],
        request=sent,
        through=table.get("through"),
        function=function_says(table["authorizer"]) if "authorizer" in table else None,
        expected_cause=expect.get("cause"),
        expected_response=expect["response"].strip() if "response" in expect else None,
        change=table.get("change", {}),
        answers=answers,
    )


def cause_id(file: Path) -> str:
    """Return the id of the cause of a file: that of `api_key/plan_misses_stage.py` is `api-key.plan-misses-stage`."""
    return f"{file.parent.name}.{file.stem}".replace("_", "-")


def request(text: str) -> Request:
    """Return the request that a case writes down, as the listener would hand it on."""
    head, _, body = text.strip().partition("\n\n")
    first, *lines = head.splitlines()
    method, _, url = first.partition(" ")
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise ValueError(f"expected a verb and a URL that starts with `https://`, not `{first}`")
    fields = [("Host", parts.netloc)]
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon:
            raise ValueError(f"expected `name: value`, not `{line}`")
        fields.append((name.strip(), value.strip()))
    named = vpc_endpoint_name(parts.hostname)
    return Request(
        method=method,
        host=parts.hostname,
        peer=Peer(vpc_endpoint=None if named is None else VpcEndpoint(vpce_id=named.vpce_id)),
        path=parts.path or "/",
        query=parts.query,
        headers=Headers(tuple(fields)),
        body=body.encode(),
        received_at=NOON,
        request_id="7b1c9f0e-4a53-4d7e-9d2b-3c5f6a8e1d20",
        extended_request_id="QZFY0GF8PHcEDJg=",
    )


def world(given: str, change: Mapping[str, Any] | None = None) -> World:
    """Return a small world by its name, with some edits; what AWS never tells stands in a folder `NAME-at-hand`."""
    folder = GIVEN / given
    about = tomllib.loads((folder / "given.toml").read_text("utf-8"))
    files = sorted((*folder.glob("*.json"), *(GIVEN / f"{given}-at-hand").glob("*.json")))
    answers = {_key(file.stem): json.loads(file.read_text("utf-8")) for file in files}
    if "users_of" in about:
        others = world(about["users_of"]).answers
        answers |= {key: copy.deepcopy(one) for key, one in others.items() if key[0].startswith(_OF_USERS)}
    return World(about["account_id"], about["region"], change_world(copy.deepcopy(answers), change or {}))


def _key(stem: str) -> tuple[str, ...]:
    """Return operation and ids from the name of a saved answer."""
    for kind in sorted(KINDS, key=len, reverse=True):
        prefix = kind.replace("_", "-")
        if stem == prefix or stem.startswith(prefix + "-"):
            return (kind, *(part for part in stem.removeprefix(prefix).split("-") if part))
    raise ValueError(f"no operation answers `{stem}`")


def reached(check_id: str, request: Request, configuration: Configuration) -> Call:
    """Return the call as a check of the chain gets it: with what the checks before it have established."""
    call = Call(request, configuration)
    for entry in REST:
        if entry.check.id == check_id:
            return call
        outcome = entry.check.run(call)
        if isinstance(outcome, Pass | Skip | Unsure):
            call = outcome.call or call
    raise ValueError(f"the chain has no check `{check_id}`")


def shown(response: Response, request: Request) -> str:
    """Return an answer as the cases write it: ids masked, without the fields that the listener adds.

    An answer to HEAD has no body on the wire; a frame has nothing else.
    """
    if request.connection is not None:
        return masked_frame(response.body)
    lines = [f"HTTP/1.1 {response.status} {HTTPStatus(response.status).phrase}"]
    for name, value in response.headers:
        if name.lower() not in _THE_LISTENERS:
            lines.append(f"{name}: {_MASKED.get(name.lower(), value)}")
    body = "" if request.method == "HEAD" else response.body.decode("utf-8")
    return "\n".join((*lines, "", body)).strip()


def masked_frame(text: bytes) -> str:
    """Return an error frame as the cases write it."""
    return re.sub(r'("(connection|request)Id":)"[A-Za-z0-9_-]{15}="', r'\1"<\2 id>"', text.decode("utf-8"))
