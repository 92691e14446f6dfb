"""Where `--config` leads: a capture, a folder of saved AWS CLI answers, or an account."""

import argparse
import sys
from pathlib import Path

from gatewright.aws.addresses import address
from gatewright.cli.exits import UsageError
from gatewright.configuration.documents import Documents
from gatewright.model.request import Request


def documents_for(options: argparse.Namespace, request: Request) -> Documents:
    """Return the documents that `--config` names, about the API that a request goes to."""
    named = address(request.host, request.path)
    if named is None:
        return documents(options, None, None, _keys_of(request))
    return documents(options, named.region, named.api_id, _keys_of(request))


def documents(
    options: argparse.Namespace, region: str | None, api_id: str | None, sent_keys: tuple[str, ...] = ()
) -> Documents:
    """Return who tells the configuration; `region` and `api_id` are those that a call goes to.

    `sent_keys` are the API keys that it carries: a capture knows keys by their hashes alone.
    """
    if options.config == "aws":
        from gatewright.cli.aws import account  # noqa: PLC0415 - boto3 is slow to load and seldom needed

        return account(options.profile, options.region or region, options.endpoint_url)
    place = Path(options.config)
    if not place.exists():
        raise UsageError(
            f"`--config` is a capture, a folder of saved AWS CLI answers or `aws`; there is no `{options.config}`"
        )
    from gatewright.sources.capture import is_capture, read_capture  # noqa: PLC0415 - as above

    if place.is_file() and is_capture(place):
        return read_capture(place, sent_keys)
    from gatewright.sources.files import SavedAnswers  # noqa: PLC0415 - as above, with botocore

    saved = SavedAnswers(place, api_id)
    if not options.quiet:
        for left in saved.unread:
            print(f"gatewright: not read: {left.path}: {left.reason}", file=sys.stderr)
    return saved


def _keys_of(request: Request) -> tuple[str, ...]:
    return request.headers.all("x-api-key")
