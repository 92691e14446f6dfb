"""The options that make a call to a URL again, for a command that is printed; what is secret stands as a variable."""

import argparse
import re
import shlex
from collections.abc import Iterator
from typing import Final

from gatewright.sources.redact import is_secret_name
from gatewright.sources.redact_loose import redact_loose

_PLAIN: Final = (
    ("method", "-X"),
    ("cert", "--cert"),
    ("key", "--key"),
    ("cacert", "--cacert"),
    ("aws_sigv4", "--aws-sigv4"),
    ("resolver", "--resolver"),
)
"""Options whose value is no secret, by their name in the namespace."""

_OF_AWS: Final = '-u "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"'
_OF_ANYBODY: Final = '-u "$NAME:$PASSWORD"'


def again(options: argparse.Namespace) -> tuple[str, ...]:
    """Return the options, each as the shell reads it."""
    return tuple(_written(options))


def _written(options: argparse.Namespace) -> Iterator[str]:
    for name, option in _PLAIN:
        value = getattr(options, name)
        if value is not None:
            yield f"{option} {shlex.quote(value)}"
    yield from (f"-H {_field(line)}" for line in options.header)
    if options.data is not None:
        is_plain = redact_loose(options.data) == options.data
        yield f"-d {shlex.quote(options.data)}" if is_plain else '-d "$BODY"'
    if options.user is not None:
        yield _OF_ANYBODY if options.aws_sigv4 is None else _OF_AWS
    if options.insecure:
        yield "-k"
    if options.proxy is not None:
        yield '-x "$PROXY"' if "@" in options.proxy else f"-x {shlex.quote(options.proxy)}"


def _field(line: str) -> str:
    name, colon, _ = line.partition(":")
    if colon and (is_secret_name(name.strip()) or redact_loose(line) != line):
        variable = re.sub(r"[^A-Za-z0-9]+", "_", name.strip()).upper()
        return f'"{name}: ${variable}"'
    return shlex.quote(line)
