"""The file with the root user's access key."""

from pathlib import Path

import pytest

from gatewright.model.principal import Principal
from gatewright.server.root_credentials import CredentialsFileError, access_keys, read
from gatewright.services.access.root_credentials import RootCredentials

KEY = RootCredentials(access_key="AKIAROOT", secret="s3/cr+et%=")
INI = "aws_access_key_id = AKIAROOT\naws_secret_access_key = s3/cr+et%=\n"


def _file(folder: Path, text: str, mode: int = 0o600) -> Path:
    path = folder / "root"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


@pytest.mark.parametrize(
    "text",
    [
        f"[default]\n{INI}",
        f"[other]\naws_access_key_id=x\naws_secret_access_key=y\n[default]\n{INI}",
        f"[admin]\n{INI}region = eu-west-1\n",
        f"\ufeff[default]\n{INI}",
        '{"AccessKey": {"AccessKeyId": "AKIAROOT", "SecretAccessKey": "s3/cr+et%=", "Status": "Active"}}',
        ' {"AccessKeyId": "AKIAROOT", "SecretAccessKey": "s3/cr+et%="}',
    ],
)
def test_a_key_is_read(tmp_path: Path, text: str) -> None:
    """Of the usual profile or the only one; as CreateAccessKey answers it."""
    assert KEY == read(_file(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        INI,
        f"[a]\n{INI}[b]\n{INI}",
        "[default]\naws_access_key_id = AKIAROOT\n",
        "[default]\naws_access_key_id = a/b\naws_secret_access_key = s\n",
        "[default]\naws_access_key_id = AKIAROOT\naws_secret_access_key = a b\n",
        f"[default]\n{INI}aws_session_token = t\n",
        "{",
        "{}",
        "[]",
        '{"AccessKey": "x"}',
        '{"AccessKeyId": "A", "SecretAccessKey": "b", "SessionToken": "c"}',
        "\x00\xff",
    ],
)
def test_what_holds_no_key_is_one_line(tmp_path: Path, text: str) -> None:
    """That says what was expected, and nothing of what stands there."""
    with pytest.raises(CredentialsFileError, match="holds no access key: expected `aws_access_key_id`") as caught:
        read(_file(tmp_path, text))

    assert 1 == len(str(caught.value).splitlines())
    assert "s3/cr" not in str(caught.value)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601, 0o777])
def test_a_file_that_is_open_to_others_is_refused(tmp_path: Path, mode: int) -> None:
    """The line says what to do."""
    path = _file(tmp_path, f"[default]\n{INI}", mode)

    with pytest.raises(CredentialsFileError, match="is open to others: chmod 600 "):
        read(path)


def test_what_is_no_file_is_one_line(tmp_path: Path) -> None:
    """Nothing, or a folder."""
    with pytest.raises(CredentialsFileError, match="no such file or directory"):
        read(tmp_path / "none")
    with pytest.raises(CredentialsFileError, match="is no file"):
        read(tmp_path)


def test_the_key_signs_calls_of_apis_too() -> None:
    """As the root user of the server's account."""
    found = access_keys(KEY, "111122223333").items["AKIAROOT"]

    assert found is not None
    assert (KEY.secret, True) == (found.secret, found.active)
    assert isinstance(found.principal, Principal)
    assert "arn:aws:iam::111122223333:root" == found.principal.caller.arn
    assert {} == access_keys(None, "111122223333").items
