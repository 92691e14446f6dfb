"""A web ACL as `update-web-acl` takes it."""

import json
from typing import Any

from gatewright.checks.waf.update import update
from gatewright.model.waf import Action, WebAcl

TOLD: dict[str, Any] = {
    "Name": "door",
    "Id": "w-1",
    "ARN": "arn",
    "Capacity": 2,
    "DefaultAction": {"Allow": {}},
    "Rules": [{"Name": "r", "Statement": {"ByteMatchStatement": {"SearchString": "aXQncw=="}}}],
}


def acl(told: dict[str, Any], token: str | None = "token") -> WebAcl:
    """Return a web ACL of which this was told."""
    return WebAcl(
        name="door", arn="arn", default=Action(kind="Allow"), rules=(), label_namespace="", told=told, lock_token=token
    )


def test_all_of_it_is_written_under_its_lock_token() -> None:
    """What the operation takes, and nothing else; a search string as it is, without a quote that a shell would see."""
    text = update(acl(TOLD), Description="x")["web_acl_update"]

    assert "'" not in text
    assert json.loads(text) == {
        "Name": "door",
        "Scope": "REGIONAL",
        "Id": "w-1",
        "LockToken": "token",
        "DefaultAction": {"Allow": {}},
        "Description": "x",
        "Rules": [{"Name": "r", "Statement": {"ByteMatchStatement": {"SearchString": "it's"}}}],
    }


def test_what_no_command_line_can_hold_is_not_written() -> None:
    """A search string that is no text, one that is no Base64, an endless list; nor where no token was told."""
    searches = {"Rules": [{"SearchString": "/w=="}]}, {"Rules": [{"SearchString": "?"}]}
    endless = {"TokenDomains": ["shop.example"] * 20_000}

    assert [update(acl({**TOLD, **more})) for more in (*searches, endless)] == [{}, {}, {}]
    assert update(acl(TOLD, None)) == {}
    assert update(acl({**TOLD, "Rules": [{"SearchString": b"a"}]}))["web_acl_update"].endswith(
        '[{"SearchString":"a"}]}'
    )
