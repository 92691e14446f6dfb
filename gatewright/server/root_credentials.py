"""
The file with the root user's access key: a credentials file of the AWS CLI, or the answer of CreateAccessKey.

https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html
Who reads it may do everything, so a file that others may read is refused, as an SSH client refuses such a key.
"""

import json
import os
import stat
from configparser import ConfigParser, Error
from pathlib import Path
from typing import Any, Final

from gatewright.configuration.principals import principals_of
from gatewright.model.lazy_pattern import pattern
from gatewright.model.listing import Listing
from gatewright.model.principal import AccessKey
from gatewright.services.access.root_credentials import RootCredentials

_USUAL: Final = "default"
_KEY, _SECRET, _TOKEN = "aws_access_key_id", "aws_secret_access_key", "aws_session_token"
_KEY_ID: Final = pattern(r"\w{1,128}")
_LARGEST: Final = 65_536


class CredentialsFileError(ValueError):
    """A file that gives no root user's key; `str(error)` is one line, without anything of the file."""


def read(path: Path) -> RootCredentials:
    """Return the key in a file; raise `CredentialsFileError` where it is not there, open to others, or no such file."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except OSError as error:
        raise CredentialsFileError(f"cannot read `{path}`: {(error.strerror or str(error)).lower()}") from None
    try:
        # Asked of what is open: the name may lead elsewhere a moment later.
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise CredentialsFileError(f"`{path}` is no file")
        if status.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise CredentialsFileError(f"`{path}` is open to others: chmod 600 {path}")
        content = os.read(descriptor, _LARGEST)
    finally:
        os.close(descriptor)
    try:
        told = _of_text(content.decode("utf-8-sig"))
    except (ValueError, Error):
        # What a parser complains of may hold the line that it met.
        told = None
    if told is None or not _KEY_ID.fullmatch(told[0]) or not _is_secret(told[1]):
        raise CredentialsFileError(
            f"`{path}` holds no access key: expected `{_KEY}` and `{_SECRET}` below `[{_USUAL}]`, without a session"
            " token, or the answer of `aws iam create-access-key`"
        )
    return RootCredentials(access_key=told[0], secret=told[1])


def access_keys(given: RootCredentials | None, account_id: str) -> Listing[AccessKey]:
    """Return the key as one that may sign calls of APIs, too."""
    if given is None:
        return Listing()
    root = principals_of(None, account_id=account_id, organization=None).root()
    return Listing({given.access_key: AccessKey(id=given.access_key, secret=given.secret, principal=root)})


def _of_text(text: str) -> tuple[str, str] | None:
    return _of_json(json.loads(text)) if text.lstrip().startswith("{") else _of_sections(text)


def _of_json(told: dict[str, Any]) -> tuple[str, str] | None:
    key = told.get("AccessKey", told)
    if not isinstance(key, dict) or key.get("SessionToken"):
        return None
    return str(key.get("AccessKeyId") or ""), str(key.get("SecretAccessKey") or "")


def _of_sections(text: str) -> tuple[str, str] | None:
    """Return the key of the usual profile, or of the only one."""
    parser = ConfigParser(interpolation=None, default_section="")
    parser.read_string(text)
    names = parser.sections()
    name = _USUAL if _USUAL in names else names[0] if len(names) == 1 else None
    told = {} if name is None else parser[name]
    return None if told.get(_TOKEN) else (told.get(_KEY, ""), told.get(_SECRET, ""))


def _is_secret(text: str) -> bool:
    return bool(text) and text.isprintable() and " " not in text
