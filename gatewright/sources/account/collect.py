"""Ask a live account for one document; a refusal becomes `Unknown` with its reason, "no such thing" becomes `None`.

The caller hands over how to get a client (`boto3.Session(...).client`), so that boto3 is loaded, and credentials are
chosen, in one place. Only reads of the table in `reads` are made.
"""

import base64
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from botocore.exceptions import BotoCoreError, ClientError

from gatewright.i18n import N_
from gatewright.model.message import Message
from gatewright.model.unknown import UNKNOWN, Missing, Unknown
from gatewright.sources.account.key_sets import published
from gatewright.sources.account.read import Read
from gatewright.sources.account.reads import arguments_of, missing_of, read_of
from gatewright.sources.account.stand_ins import NOTE, lacks_summary, with_long_policy, with_summary
from gatewright.sources.aws_advice import with_advice
from gatewright.sources.errors import AccountError, shown

ClientFactory = Callable[[str], Any]
"""From boto3's name of a service to a client of it."""

Document = Mapping[str, Any]
"""One answer, in AWS's member names: lists whole, dates as Unix seconds."""

_IS_NOT: Final = frozenset(
    {
        "AWSOrganizationsNotInUseException",
        "NoSuchBucket",
        "NoSuchEntity",
        "NoSuchKey",
        "NotFoundException",
        "ResourceNotFoundException",
        "WAFNonexistentItemException",
        # Of servers that stand in for AWS: where an operation is not offered, there is nothing of what it would tell.
        "NotImplementedException",
    }
)
_UNANSWERED: Final = "iam_"
"""How the kinds start that only a store of our own can tell."""

_MAY_NOT: Final = frozenset({"AccessDenied", "AccessDeniedException", "UnauthorizedOperation"})
_REFUSED: Final = N_("the answer of {operation}, which these credentials may not read")
_FAILED: Final = N_("the answer of {operation}, with which the endpoint failed")
_BROKEN: Final = 500
_LONGEST: Final = 4 * 1024 * 1024
"""Bytes of an object that are read: AWS's quota for a truststore is far less."""

_MOST_PAGES: Final = 1000
"""No account has as many; a server that always names a next page is stopped here."""


def fetch(client_factory: ClientFactory, kind: str, *ids: str) -> Document | Unknown | None:
    """Return one document of the account; raises `AccountError` when the account cannot be asked.

    A read that is refused, or with which the endpoint fails, is unknown: it need not be the one that matters.
    """
    read = read_of(kind, ids)
    try:
        document: Document = _plain(_answer(client_factory(read.service), read, ids))
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        if code in _IS_NOT:
            return None
        if code in _MAY_NOT:
            return Unknown((_refusal(read, ids, _REFUSED),))
        if error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0) >= _BROKEN:
            return Unknown((_refusal(read, ids, _FAILED),))
        raise AccountError(_one_line(kind, error)) from error
    except BotoCoreError as error:
        raise AccountError(_one_line(kind, error)) from error
    return document


class Account:
    """The documents of a live account, each asked for once."""

    def __init__(self, client_factory: ClientFactory, note: Callable[[str], None] = lambda _text: None) -> None:
        """Take how to get clients, and who hears what a person has to know of the answers."""
        self._client_factory = client_factory
        self._note = note
        self._noted: set[str] = set()
        self._clients: dict[str, Any] = {}
        self._known: dict[tuple[str, ...], Document | Unknown | None] = {}

    def get(self, kind: str, *ids: str) -> Document | Unknown | None:
        """Return the answer of operation `kind` for `ids`; raises `AccountError` when the account cannot be asked.

        `UNKNOWN` for what no operation answers, such as the secrets of access keys.
        """
        if kind.startswith(_UNANSWERED):
            return UNKNOWN
        key = (kind, *ids)
        if key not in self._known:
            self._known[key] = self._fetched(kind, *ids)
        return self._known[key]

    def _fetched(self, kind: str, *ids: str) -> Document | Unknown | None:
        document = fetch(self._client, kind, *ids)
        if isinstance(document, Unknown):
            gap = document.missing[0]
            self._note_once(f"not read: {gap.what.render()} ({gap.permission})")
        if not isinstance(document, Mapping):
            return document
        if kind == "get_rest_api":
            return with_long_policy(document, self.region)
        if kind == "get_deployment" and lacks_summary(document):
            self._note_once(NOTE)
            return with_summary(document, self.get("get_resources", ids[0]))
        return document

    def _note_once(self, text: str) -> None:
        if text not in self._noted:
            self._noted.add(text)
            self._note(text)

    @property
    def region(self) -> str:
        """Return the region that is read."""
        return str(self._client("apigateway").meta.region_name)

    def key_set(self, issuer: str) -> str | None:
        """Return the keys that a user pool publishes, `None` when they cannot be had."""
        return published(str(self._client("cognito-idp").meta.endpoint_url), issuer)

    def _client(self, service: str) -> Any:
        if service not in self._clients:
            self._clients[service] = self._client_factory(service)
        return self._clients[service]


def _answer(client: Any, read: Read, ids: tuple[str, ...]) -> dict[str, Any]:
    """Make the call, and go on for as long as there are pages."""
    operation, arguments = getattr(client, read.operation), arguments_of(read, ids)
    answer: dict[str, Any] = operation(**arguments)
    if read.content is not None:
        return {read.content: answer[read.content].read(_LONGEST).decode("utf-8", "replace")}
    if read.listing is None or not read.pages:
        return answer
    lists = {name: list(answer.get(name, ())) for name in (read.listing, *read.more_listings)}
    seen: set[str] = set()
    while (position := answer.get(read.next_page_told or read.next_page)) is not None:
        if position in seen or len(seen) >= _MOST_PAGES:
            raise AccountError(f"{read.kind}: the pages do not end, {read.next_page} {shown(str(position))} came twice")
        seen.add(position)
        answer = operation(**arguments, **{read.next_page: position})
        for name, items in lists.items():
            items.extend(answer.get(name, ()))
    return lists


def _plain(value: Any) -> Any:
    """Return an answer as JSON holds it: without boto3's own member, dates as Unix seconds, bytes as the CLI prints."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, datetime):
        return value.timestamp()
    if isinstance(value, dict):
        return {name: _plain(member) for name, member in value.items() if name != "ResponseMetadata"}
    return [_plain(member) for member in value] if isinstance(value, list) else value


def _refusal(read: Read, ids: tuple[str, ...], text: str) -> Missing:
    missing = missing_of(read, ids)
    what = Message(text, {"operation": read.kind})
    return Missing(subject=missing.subject, what=what, permission=missing.permission, command=missing.command)


def _one_line(kind: str, error: Exception) -> str:
    return f"{kind}: {with_advice(error)}"
