"""Requests that botocore signs, as they are or with one planted fault."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from gatewright.aws.sigv4.difference import Part
from gatewright.aws.sigv4.signed_text import SignedText, signed_text
from gatewright.aws.sigv4.verify import Secret
from gatewright.model.request import Request, headers

KEY_ID = "ASIAIOSFODNN7EXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
STAMP = "20260115T120000Z"
NOW = 1_768_478_400.0
REGION = "eu-west-1"
HOST = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A request before it is signed; path and query as they go over the wire."""

    method: str = "GET"
    host: str = HOST
    path: str = "/prod/pets"
    query: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    token: str | None = None
    stamp: str = STAMP
    region: str = REGION
    secret: str = SECRET


class Recording(SigV4Auth):  # type: ignore[misc]  # Amazon ships no types with it
    """botocore's signer, which keeps what it signed."""

    creq = ""
    sts = ""

    def canonical_request(self, request: AWSRequest) -> str:
        self.creq = super().canonical_request(request)
        return self.creq

    def string_to_sign(self, request: AWSRequest, canonical_request: str) -> str:
        self.sts = super().string_to_sign(request, canonical_request)
        return self.sts


def signature_by_botocore(plan: Plan, signer: type[Recording] = Recording) -> tuple[str, SignedText]:
    """Return the Authorization header for a plan, and what was signed."""
    url = f"https://{plan.host}{plan.path}" + (f"?{plan.query}" if plan.query else "")
    request = AWSRequest(method=plan.method, url=url, data=plan.body)
    for name, value in plan.fields:
        request.headers.add_header(name, value)
    auth = signer(Credentials(KEY_ID, plan.secret, plan.token), "execute-api", plan.region)
    request.context["timestamp"] = plan.stamp
    auth._modify_request_before_signing(request)
    signature = auth.signature(auth.string_to_sign(request, auth.canonical_request(request)), request)
    auth._inject_signature_to_request(request, signature)
    text = signed_text(auth.creq, auth.sts)
    assert text is not None
    assert urlsplit(request.url).path == plan.path
    return request.headers["Authorization"], text


def presigned_by_botocore(plan: Plan, expires: str = "3600") -> Request:
    """Return the request with its signature in the query, and no body: botocore would move that into the query."""
    request = AWSRequest(method=plan.method, url=f"https://{plan.host}{plan.path}?{plan.query}")
    for name, value in plan.fields:
        request.headers.add_header(name, value)
    auth = SigV4QueryAuth(Credentials(KEY_ID, plan.secret, plan.token), "execute-api", plan.region, expires=expires)
    request.context["timestamp"] = plan.stamp
    auth._modify_request_before_signing(request)
    signature = auth.signature(auth.string_to_sign(request, auth.canonical_request(request)), request)
    auth._inject_signature_to_request(request, signature)
    url = urlsplit(request.url)
    fields = [("Host", plan.host), *request.headers.items()]
    return Request(method=plan.method, host=plan.host, path=url.path, query=url.query, headers=headers(fields))


def on_the_wire(plan: Plan, authorization: str) -> Request:
    """Return the request as it arrives."""
    fields = [("Host", plan.host), *plan.fields, ("X-Amz-Date", plan.stamp)]
    if plan.token is not None:
        fields.append(("X-Amz-Security-Token", plan.token))
    fields.append(("Authorization", authorization))
    return Request(
        method=plan.method,
        host=plan.host,
        path=plan.path,
        query=plan.query,
        headers=headers(fields),
        body=plan.body,
        received_at=NOW,
    )


def keys_for(plan: Plan) -> dict[str, Secret]:
    """Return the one access key that a plan is signed with."""
    return {KEY_ID: Secret(value=SECRET, session_token=plan.token)}


LETTERS = "abcdefghijklmnopqrstuvwxyzABCXYZ0189-_.~"
ODD = " !*'()+$@:;,=&é日/%"


def word(random: Random, alphabet: str = LETTERS) -> str:
    """Return a word of some letters; never one of dots alone."""
    return "w" + "".join(random.choice(alphabet) for _ in range(random.randrange(1, 9)))


def any_plan(random: Random) -> Plan:
    """Return a plan that a sound client may have."""
    segments = [quote(word(random, LETTERS + ODD), safe="") for _ in range(random.randrange(1, 4))]
    names = [f"{word(random)}{place}" for place in range(random.randrange(3, 6))]
    random.shuffle(names)
    parts = [f"{quote(name, safe='')}={quote(word(random, LETTERS + ODD), safe='')}" for name in names]
    method = random.choice(("GET", "POST", "PUT", "DELETE"))
    fields = [("Content-Type", "application/json"), ("X-Api-Key", word(random)), ("X-Colour", f" {word(random)}   b ")]
    random.shuffle(fields)
    return Plan(
        method=method,
        path="/prod/" + "/".join(segments),
        query="&".join(parts),
        fields=tuple(fields[: random.randrange(1, 4)]),
        body=f'{{"name": "{word(random)}"}}'.encode() if method in ("POST", "PUT") else b"",
        token=word(random) * 10 if random.random() < 0.5 else None,
    )


@dataclass(frozen=True, kw_only=True)
class Planted:
    """A request with one fault in its signature."""

    part: Part
    fault: str
    sent: Request
    keys: dict[str, Secret]
    signed: SignedText
    guessable: bool


Fault = Callable[[Random, Plan], tuple[Plan, type[Recording]]]
"""From what is sent to what is signed, and who signs it."""


class EncodedOnce(Recording):
    def _normalize_url_path(self, path: str) -> str:
        return path


class EncodedTooOften(Recording):
    def _normalize_url_path(self, path: str) -> str:
        return quote(super()._normalize_url_path(path), safe="/~")


class SpecialsLeftAlone(Recording):
    def _normalize_url_path(self, path: str) -> str:
        return quote(quote(unquote(path), safe="/~!*'()"), safe="/~!*'()")


class InOrderOfTheWire(Recording):
    def canonical_query_string(self, request: AWSRequest) -> str:
        return urlsplit(request.url).query


class PlusForBlanks(Recording):
    def canonical_query_string(self, request: AWSRequest) -> str:
        return super().canonical_query_string(request).replace("%20", "+")


class QuerySpecialsLeftAlone(Recording):
    def canonical_query_string(self, request: AWSRequest) -> str:
        text = super().canonical_query_string(request)
        for character in "!*'()":
            text = text.replace(f"%{ord(character):02X}", character)
        return text


class QueryEncodedTwice(Recording):
    def canonical_query_string(self, request: AWSRequest) -> str:
        return super().canonical_query_string(request).replace("%", "%25")


class UnsignedPayload(Recording):
    def payload(self, _: AWSRequest) -> str:
        return "UNSIGNED-PAYLOAD"


def _by(signer: type[Recording], **changes: Any) -> Fault:
    return lambda _, plan: (replace(plan, **changes), signer)


def _with_field(plan: Plan, name: str, value: str) -> Plan:
    return replace(plan, fields=(*((had, old) for had, old in plan.fields if had != name), (name, value)))


def _parameter_changed(random: Random, plan: Plan) -> tuple[Plan, type[Recording]]:
    return replace(plan, query=plan.query + word(random)), Recording


def _parameter_left_out(_: Random, plan: Plan) -> tuple[Plan, type[Recording]]:
    return replace(plan, query=plan.query.rpartition("&")[0]), Recording


def _header_changed(random: Random, plan: Plan) -> tuple[Plan, type[Recording]]:
    name, value = random.choice(plan.fields)
    return _with_field(plan, name, value + word(random)), Recording


def _seconds_later(random: Random, plan: Plan) -> tuple[Plan, type[Recording]]:
    return replace(plan, stamp=f"20260115T12000{random.randrange(1, 6)}Z"), Recording


FAULTS: dict[str, tuple[Part, Fault, bool]] = {
    # name: the part that is to be blamed, how it is planted, whether the secret alone can tell
    "body changed": ("body", lambda random, plan: (replace(plan, body=word(random).encode()), Recording), False),
    "body signed as empty": ("body", _by(Recording, body=b""), True),
    "body not signed": ("body", _by(UnsignedPayload), True),
    "method": ("method", _by(Recording, method="PATCH"), True),
    "other path": ("path", lambda random, plan: (replace(plan, path=f"/prod/{word(random)}/x"), Recording), False),
    "stage left out": ("path", lambda _, plan: (replace(plan, path=plan.path.removeprefix("/prod")), Recording), True),
    "slash at the end": ("path", lambda _, plan: (replace(plan, path=plan.path + "/"), Recording), True),
    "path encoded once": ("path-encoding", _by(EncodedOnce), True),
    "path encoded too often": ("path-encoding", _by(EncodedTooOften), True),
    "specials in the path": ("path-encoding", _by(SpecialsLeftAlone), True),
    "query in the order of the wire": ("query-order", _by(InOrderOfTheWire), True),
    "plus for blanks": ("query-encoding", _by(PlusForBlanks), True),
    "specials in the query": ("query-encoding", _by(QuerySpecialsLeftAlone), True),
    "query encoded twice": ("query-encoding", _by(QueryEncodedTwice), True),
    "parameter changed": ("query", _parameter_changed, False),
    "parameter left out": ("query", _parameter_left_out, True),
    "query left out": ("query", _by(Recording, query=""), True),
    "host with port": ("host", _by(Recording, host=f"{HOST}:8080"), False),
    "other host": ("host", _by(Recording, host="api.example.com"), False),
    "header changed": ("header", _header_changed, False),
    "clock read twice": ("date", _seconds_later, True),
    "region": ("scope", _by(Recording, region="us-east-1"), True),
    "token": ("token", _by(Recording, token="another-token"), False),
    "secret": ("secret", _by(Recording, secret="x" * 40), False),
}


def planted(fault: str, seed: int) -> Iterator[Planted]:
    """Yield one request with the fault planted; none where the fault makes no difference to it."""
    random = Random(f"{fault} {seed}")
    plan = any_plan(random)
    if fault == "token":
        plan = replace(plan, token="a-token")
    part, plant, guessable = FAULTS[fault]
    other, signer = plant(random, plan)
    right, sound = signature_by_botocore(plan)
    wrong, text = signature_by_botocore(other, signer)
    if text == sound and fault != "secret":
        return
    authorization = right.rpartition("=")[0] + "=" + wrong.rpartition("=")[2]
    yield Planted(
        part=part,
        fault=fault,
        sent=on_the_wire(plan, authorization),
        keys=keys_for(plan),
        signed=text,
        guessable=guessable,
    )
