"""A call to a URL can be made again as it was, without what is secret."""

import argparse

from gatewright.cli.again import again
from gatewright.cli.diagnose import add_arguments


def parsed(*words: str) -> argparse.Namespace:
    """Return the options of the command."""
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return parser.parse_args([*words, "https://api.example/"])


def test_what_was_given_is_given_again() -> None:
    """As the shell reads it."""
    words = ("-X", "PUT", "-H", "X-Pet: a b", "-d", '{"a": 1}', "--cert", "my client.pem", "-k", "-x", "p:1")

    assert ("-X PUT", "--cert 'my client.pem'", "-H 'X-Pet: a b'", """-d '{"a": 1}'""", "-k", "-x p:1") == again(
        parsed(*words, "--max-time", "5")
    )
    assert () == again(parsed())


def test_what_is_secret_stands_as_a_variable() -> None:
    """Of a field, of a signature, of a password, of a proxy."""
    words = ("-H", "x-api-key: abcdef", "-u", "AKIA:secret", "-x", "http://me:secret@p:1")
    signed = again(parsed(*words, "--aws-sigv4", "aws:amz"))

    assert (
        "--aws-sigv4 aws:amz",
        '-H "x-api-key: $X_API_KEY"',
        '-u "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"',
        '-x "$PROXY"',
    ) == signed
    assert ('-u "$NAME:$PASSWORD"',) == again(parsed("-u", "me:secret"))
