"""`gatewright console`: show the console of a guarded server in the browser of this machine."""

import argparse
import os
from urllib.parse import urlsplit

from gatewright.cli.exits import NOTHING_REFUSED, UsageError
from gatewright.server.health import PREFIX

_USUAL = "http://127.0.0.1:4566"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "--endpoint-url",
        metavar="URL",
        help=f"where the server listens (default: AWS_ENDPOINT_URL, or {_USUAL})",
    )
    parser.add_argument("--port", type=int, default=0, help="port for the browser (default: a free one)")
    parser.add_argument("--profile", metavar="NAME", help="profile of the AWS CLI with the access key to sign with")
    parser.add_argument("--region", metavar="NAME", help="region to sign for (default: the configured one)")


def run(options: argparse.Namespace) -> int:
    """Pass on what the browser asks, signed, until told to stop."""
    import boto3  # noqa: PLC0415 - so that `--help` is quick
    from botocore.exceptions import BotoCoreError  # noqa: PLC0415
    from botocore.httpsession import URLLib3Session  # noqa: PLC0415

    from gatewright.cli.signing_proxy import Behind, door  # noqa: PLC0415

    url = options.endpoint_url or os.environ.get("AWS_ENDPOINT_URL") or _USUAL
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
        raise UsageError(f"`--endpoint-url` takes an address such as {_USUAL}, not `{url}`")
    try:
        session = boto3.Session(profile_name=options.profile, region_name=options.region)
        found = session.get_credentials()
    except BotoCoreError as error:
        raise UsageError(str(error)) from error
    if found is None:
        raise UsageError("a guarded console wants a signature, and the AWS CLI would find no credentials here")
    behind = Behind(
        url=url,
        region=session.region_name or "us-east-1",
        credentials=found.get_frozen_credentials,
        session=URLLib3Session(verify=os.environ.get("AWS_CA_BUNDLE") or True),
    )
    try:
        server = door(behind, options.port)
    except (OSError, OverflowError) as error:
        raise UsageError(f"cannot listen on `127.0.0.1:{options.port}`: {str(error).lower()}") from error
    with server:
        host, port = server.server_address[:2]
        print(f"the console of {url}: http://{host!s}:{port}{PREFIX} in a browser; Ctrl-C ends it", flush=True)
        server.serve_forever()
    return NOTHING_REFUSED
