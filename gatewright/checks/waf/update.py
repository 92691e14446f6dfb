"""
A changed web ACL as `update-web-acl` takes it: the whole of it, under the lock token that was read with it.

With the token, AWS refuses the change where somebody else changed the web ACL meanwhile.
https://docs.aws.amazon.com/waf/latest/APIReference/API_UpdateWebACL.html
"""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.waf.web_acl_settings import SETTINGS
from gatewright.model.waf import WebAcl

_TAKEN: Final = ("DefaultAction", "Rules", "VisibilityConfig", *SETTINGS)
"""Members of a web ACL that the operation takes; what it does not name, it takes away."""

_LONGEST: Final = 100_000
"""How many characters one word of a command may have: Linux ends at 131,072."""


def update(web_acl: WebAcl, **changed: Any) -> dict[str, str]:
    """Return the placeholder `web_acl_update` with these members changed; none where it cannot be written."""
    told = {**web_acl.told, **changed}
    if web_acl.lock_token is None or "Id" not in told:
        return {}
    try:
        members = {name: plain(told[name]) for name in _TAKEN if name in told}
    except (binascii.Error, UnicodeDecodeError):
        return {}
    named = {"Name": web_acl.name, "Scope": "REGIONAL", "Id": told["Id"], "LockToken": web_acl.lock_token}
    text = json.dumps({**named, **members}, separators=(",", ":")).replace("'", "\\u0027")
    return {"web_acl_update": text} if len(text) <= _LONGEST else {}


def plain(value: Any, name: str = "") -> Any:
    """Return a member with its search strings as text, which `get-web-acl` shows in Base64, and takes as they are.

    Raises `ValueError` for one that is no text: no command line can hold it.
    """
    if isinstance(value, Mapping):
        return {key: plain(one, key) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one, name) for one in value]
    if name != "SearchString":
        return value
    return (value if isinstance(value, bytes) else base64.b64decode(value, validate=True)).decode("utf-8")
