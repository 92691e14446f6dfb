"""Paths: repeated slashes, `.` and `..`.

Restates "Text transformations", AWS WAF developer guide; they follow ModSecurity's `normalisePath`.
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-transformation.html
"""


def normalize_path(value: bytes) -> bytes:
    """Take repeated slashes, self references and back references away; `..` at the head of a relative path stays."""
    if not value:
        return value
    absolute = value.startswith(b"/")
    parts = value.split(b"/")
    kept: list[bytes] = []
    for part in parts:
        if part in (b"", b"."):
            continue
        if part != b"..":
            kept.append(part)
        elif kept and kept[-1] != b"..":
            kept.pop()
        elif not absolute:
            kept.append(part)
    path = b"/".join(kept)
    if kept and parts[-1] == b"":
        path += b"/"
    return b"/" + path if absolute else path


def normalize_path_win(value: bytes) -> bytes:
    """Take every backslash for a slash, then do the same."""
    return normalize_path(value.replace(b"\\", b"/"))
