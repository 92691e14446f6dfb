"""Read the vectors of others: requests as text, and what signing them must give."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from gatewright.aws.sigv4.canonical import PathRule, percent_encoded, without_dot_segments
from gatewright.aws.sigv4.form import read
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.verify import Secret, Service
from gatewright.model.request import Request, headers

HERE = Path(__file__).parent
CRT = sorted(path.parent for path in (HERE / "aws-c-auth-v4").glob("*/context.json"))
CLASSIC = sorted((HERE / "aws4_testsuite").rglob("*.req"))
CLASSIC_SECRET = Secret(value="wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
CLASSIC_NOW = 1440938160.0
KEY_ID = "AKIDEXAMPLE"


def encoded_once(path: str) -> str:
    """Return the path that a service signs which normalises: the vectors' requests hold decoded paths."""
    return percent_encoded(without_dot_segments(path))


CLASSIC_SERVICE = Service(name="service", path_rule=encoded_once)


def text(path: Path) -> str:
    """Return a file with each byte as one letter, as our listener reads the wire."""
    return path.read_bytes().decode("latin-1")


def parsed(path: Path) -> Request:
    """Return the request of a file; folded lines stay part of their header's value."""
    head, _, body = text(path).partition("\n\n")
    first, *lines = head.split("\n")
    method, _, rest = first.partition(" ")
    target = rest.rpartition(" ")[0]
    fields: list[tuple[str, str]] = []
    for line in filter(None, lines):
        if line.startswith(" "):
            fields[-1] = (fields[-1][0], f"{fields[-1][1]}\n{line}")
        else:
            name, _, value = line.partition(":")
            fields.append((name, value))
    where, _, query = target.partition("?")
    length = next((int(value) for name, value in fields if name.lower() == "content-length"), None)
    content = body.encode("latin-1")[:length] if length is not None else body.strip("\n").encode("latin-1")
    return Request(
        method=method, host="example.amazonaws.com", path=where, query=query, headers=headers(fields), body=content
    )


def sent_with(request: Request) -> SignatureSent:
    """Return the signature that came with a request."""
    sent = read(request.headers, request.query)
    assert isinstance(sent, SignatureSent)
    return sent


@dataclass(frozen=True)
class Case:
    """One directory of aws-c-auth."""

    folder: Path
    context: dict

    @property
    def now(self) -> float:
        return datetime.fromisoformat(self.context["timestamp"]).timestamp()

    @property
    def path_rule(self) -> PathRule:
        return encoded_once if self.context["normalize"] else percent_encoded

    @property
    def service(self) -> Service:
        return Service(name=self.context["service"], path_rule=self.path_rule)

    @property
    def secret(self) -> Secret:
        credentials = self.context["credentials"]
        return Secret(value=credentials["secret_access_key"], session_token=credentials.get("token"))

    @property
    def token_added_later(self) -> bool:
        return bool(self.context.get("omit_session_token"))

    def expected(self, name: str) -> str:
        return text(self.folder / f"{name}.txt")

    def signed(self, form: str) -> Request:
        return parsed(self.folder / f"{form}-signed-request.txt")

    def as_signed(self, form: str) -> Request:
        """Return the request as it was when it was signed: some presigned queries got their token later."""
        request = self.signed(form)
        if form == "header" or not self.token_added_later:
            return request
        kept = [part for part in request.query.split("&") if not part.startswith("X-Amz-Security-Token=")]
        return replace(request, query="&".join(kept))


def case(folder: Path) -> Case:
    """Read one directory of aws-c-auth."""
    return Case(folder, json.loads((folder / "context.json").read_bytes()))
