"""Every text transformation by AWS's name, and those of which AWS tells no meaning."""

from collections.abc import Callable, Mapping
from typing import Final

from gatewright.aws.waf.transformations import (
    command_lines,
    encodings,
    escapes,
    html,
    paths,
    sql,
    urls,
    whitespace,
)

Transformation = Callable[[bytes], bytes]
"""From what stands in the request to what is looked at."""

TRANSFORMATIONS: Final[Mapping[str, Transformation]] = {
    "BASE64_DECODE": encodings.base64_decode,
    "BASE64_DECODE_EXT": encodings.base64_decode_ext,
    "CMD_LINE": command_lines.cmd_line,
    "COMPRESS_WHITE_SPACE": whitespace.compress_white_space,
    "CSS_DECODE": escapes.css_decode,
    "ESCAPE_SEQ_DECODE": escapes.escape_seq_decode,
    "HEX_DECODE": encodings.hex_decode,
    "HTML_ENTITY_DECODE": html.html_entity_decode,
    "JS_DECODE": escapes.js_decode,
    "LOWERCASE": bytes.lower,
    "MD5": encodings.md5,
    "NORMALIZE_PATH": paths.normalize_path,
    "NORMALIZE_PATH_WIN": paths.normalize_path_win,
    "REMOVE_COMMENTS_CHAR": sql.remove_comments_char,
    "REMOVE_NULLS": whitespace.remove_nulls,
    "REMOVE_WHITESPACE": whitespace.remove_whitespace,
    "REPLACE_COMMENTS": sql.replace_comments,
    "REPLACE_NULLS": whitespace.replace_nulls,
    "SHA256": encodings.sha256,
    "SQL_HEX_DECODE": sql.sql_hex_decode,
    "TRIM": whitespace.trim,
    "TRIM_LEFT": whitespace.trim_left,
    "TRIM_RIGHT": whitespace.trim_right,
    "UPPERCASE": bytes.upper,
    "URL_DECODE": urls.url_decode,
    "URL_DECODE_UNI": urls.url_decode_uni,
    "UTF8_TO_UNICODE": urls.utf8_to_unicode,
}
"""What each does; NONE does nothing and is left out before it gets here."""

UNDEFINED: Final = frozenset({"CMD_LINE_UNIX", "CMD_LINE_WIN", "JS_DECODE_EXT"})
"""Names in AWS's model of which the developer guide does not say what they do, so that none is guessed."""


def transformed(names: tuple[str, ...], value: bytes) -> bytes:
    """Return the value after all of these, one after the other."""
    for name in names:
        value = TRANSFORMATIONS[name](value)
    return value
