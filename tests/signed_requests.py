"""
Requests of cases, signed by botocore at noon.

    signed = { by = "AKIA..." }          # with the secret that the world knows for the key, or `secret`
    signed.as = "GET https://..."        # optional: what was signed, where something else is sent
    signed.at = "20260115T115000Z"       # optional: when, region, service; token = "..." or "" for none
    signed.body = ""                     # optional: which body was signed, where another one is sent
    signed.query = true                  # optional: a presigned URL instead of a header
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from unittest.mock import patch
from urllib.parse import urlsplit

import botocore.auth
from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from gatewright.model.request import Headers, Request

STAMP: Final = "20260115T120000Z"
_KEYS: Final = {"by", "secret", "as", "at", "region", "service", "token", "query", "body"}

Answers = Mapping[tuple[str, ...], Any]


def signed(sent: Request, how: Mapping[str, Any], answers: Answers) -> Request:
    """Return the request with the signature that `how` asks for."""
    if unknown := set(how) - _KEYS:
        raise ValueError(f"unknown keys of `signed`: `{', '.join(sorted(unknown))}`")
    known = _known(answers, how["by"])
    credentials = Credentials(
        how["by"],
        how.get("secret") or known.get("SecretAccessKey") or "a-secret-that-is-nobodys",
        how.get("token", known.get("SessionToken")) or None,
    )
    method, _, url = how.get("as", f"{sent.method} {_url(sent)}").partition(" ")
    request = AWSRequest(
        method=method, url=url, data=how["body"].encode() if "body" in how else sent.body, headers=dict(_signable(sent))
    )
    signer = SigV4QueryAuth if how.get("query") else SigV4Auth
    with patch.object(botocore.auth, "get_current_datetime", lambda: _Moment(how.get("at", STAMP))):
        signer(credentials, how.get("service", "execute-api"), how.get("region", "eu-west-1")).add_auth(request)
    if how.get("query"):
        return replace(sent, query=urlsplit(request.url).query)
    fields = [(name, value) for name, value in request.headers.items() if name.lower() not in _sent_names(sent)]
    return replace(sent, headers=Headers((*sent.headers.items, *fields)))


class _Moment:
    """A time as botocore asks for it."""

    def __init__(self, stamp: str) -> None:
        self._stamp = stamp

    def strftime(self, _pattern: str) -> str:
        return self._stamp


def _known(answers: Answers, key_id: str) -> Mapping[str, Any]:
    keys = [one for (kind, *_), told in answers.items() if kind == "iam_access_keys" for one in told["AccessKeys"]]
    sessions = answers.get(("iam_sessions",), {}).get("Sessions", [])
    return next((one for one in (*keys, *sessions) if one["AccessKeyId"] == key_id), {})


def _signable(sent: Request) -> list[tuple[str, str]]:
    return [(name, value) for name, value in sent.headers if name.lower() == "content-type"]


def _sent_names(sent: Request) -> set[str]:
    return {name.lower() for name, _ in sent.headers}


def _url(sent: Request) -> str:
    return f"https://{sent.host}{sent.path}" + (f"?{sent.query}" if sent.query else "")
