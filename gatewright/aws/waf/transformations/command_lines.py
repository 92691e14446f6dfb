"""Command lines: what a shell would pass over.

Restates "Text transformations", AWS WAF developer guide; it follows ModSecurity's `cmdLine`.
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-transformation.html
"""

import re
from typing import Final

_PASSED_OVER: Final = b"\\\"'^"
_BLANKS: Final = re.compile(rb"[ ,;\t\r\n]+")
_BEFORE: Final = re.compile(rb" ([/(])")


def cmd_line(value: bytes) -> bytes:
    """Drop quotes, carets and backslashes, and blanks before `/` and `(`; one blank for several, `,` and `;` too."""
    return _BEFORE.sub(rb"\1", _BLANKS.sub(b" ", value.translate(None, _PASSED_OVER))).lower()
