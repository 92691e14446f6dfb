"""Which service and operation the names in an SDK's stack trace are of (as the SDKs are published, and in threads)."""

import re
from typing import Final

_PACKAGE: Final = re.compile(
    r"(?:com\.amazonaws\.services|software\.amazon\.awssdk\.services|aws\.sdk\.kotlin\.services)\.(\w+)\.model\."
    r"|\bAmazon\.(\w+)\.(?:Model\.\w+|Amazon\w+)Exception|\bAws::(\w+)::Errors::|\bAws\\(\w+)\\Exception\\"
    r"|aws-sdk/lib/services/(\w+)\.js"
)
"""Where the SDKs for Java, Kotlin, .NET, Ruby, PHP and JavaScript keep what is one service's."""

_EXECUTES: Final = re.compile(r'Error executing "(?P<name>[A-Z]\w+)" on ')
"""How the SDK for PHP begins."""

_READS: Final = re.compile(
    r"\b(?:de_|deserializeAws_(?:restJson1|restXml|json1_[01]|query|ec2|\w+?_))(?P<name>[A-Z]\w+?)CommandError"
)
"""What reads the errors of one operation, in the SDK for JavaScript v3."""


def operation_in(text: str) -> str | None:
    """Return the operation whose error a function of the SDK for JavaScript read, or that the one for PHP names."""
    match = _READS.search(text) or _EXECUTES.search(text)
    return None if match is None else match["name"]


def service_in(text: str) -> str | None:
    """Return the service whose package an exception's class is in, as the SDK for Java calls it."""
    match = _PACKAGE.search(text)
    return None if match is None else f"AWS {next(name for name in match.groups() if name)}"
