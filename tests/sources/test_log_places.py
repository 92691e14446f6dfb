import os
from pathlib import Path

import pytest

from gatewright.sources.errors import EvidenceError
from gatewright.sources.log_places import Place, places
from gatewright.sources.s3_objects import S3Access
from tests.gatewright_server import Running


def found(*named: str, access: S3Access | None = None) -> tuple[list[Place], list[str]]:
    """Return what is meant, and what was said."""
    said: list[str] = []
    return list(places(named, remark=said.append, access=access or S3Access())), said


def test_a_file_and_standard_input_are_themselves(tmp_path: Path) -> None:
    """In the order in which they are named."""
    file = tmp_path / "a.log"
    file.write_text("x\n")

    assert ([Place("-", None), Place(str(file), 2)], []) == found("-", str(file))


def test_a_folder_is_every_file_below_it_in_order(tmp_path: Path) -> None:
    """What CloudWatch wrote to try the bucket is no log."""
    for name in ("b.log", "a.log", "aws-logs-write-test", "2026/01/x.gz", "2026/00/y.gz"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    names = ["a.log", "b.log", "2026/00/y.gz", "2026/01/x.gz"]

    assert ([Place(str(tmp_path / name), 1, found=True) for name in names], []) == found(str(tmp_path))


def test_what_is_left_out_of_a_folder_is_named(tmp_path: Path) -> None:
    """Hidden files and folders, links to folders and pipes; many are counted."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_text("x")
    for number in range(4):
        (tmp_path / f".h{number}").write_text("x")
    (tmp_path / "to-itself").symlink_to(tmp_path)
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    listed, said = found(str(tmp_path))
    here = str(tmp_path)

    assert [] == listed
    assert [
        f"{here}: left out, hidden: `{here}/.git`, `{here}/.h0`, `{here}/.h1` and 2 more",
        f"{here}: left out, link to a folder: `{here}/to-itself`",
        f"{here}: left out, cannot be read: `{here}/gone (no such file or directory)`",
        f"{here}: left out, neither a file nor a folder: `{here}/pipe`",
    ] == said


def test_a_pipe_that_is_named_is_read_once(tmp_path: Path) -> None:
    """As a shell hands over `<(zcat x)`: it has no size."""
    os.mkfifo(tmp_path / "pipe")

    assert ([Place(str(tmp_path / "pipe"), None)], []) == found(str(tmp_path / "pipe"))


@pytest.mark.parametrize("name", ["nowhere/at-all", "a\0b", "x" * 5000])
def test_what_is_not_there_is_said(name: str) -> None:
    """One line that names it."""
    with pytest.raises(EvidenceError, match=r"^`"):
        found(name)


def test_a_prefix_of_s3_is_each_object_that_starts_so(gateway: Running) -> None:
    """Over more than one page; a key that is named whole is that object alone."""
    access = S3Access(region="us-east-1", endpoint_url=gateway.url)
    s3 = gateway.client("s3")
    s3.create_bucket(Bucket="places")
    keys = [f"logs/{number:04}.gz" for number in range(1100)]
    for key in (*keys, "logs/", "logs/.hidden", "logs/aws-logs-write-test", "logs.txt", "other"):
        s3.put_object(Bucket="places", Key=key, Body=b"" if key.endswith("/") else b"x")

    listed, said = found("s3://places/logs/", access=access)
    assert [Place(f"s3://places/{key}", 1, found=True) for key in keys] == listed
    assert ["s3://places/logs/: left out, hidden: `s3://places/logs/.hidden`"] == said
    assert ([Place("s3://places/logs.txt", 1)], []) == found("s3://places/logs.txt", access=access)
    assert 1101 == len(found("s3://places/log", access=access)[0])
    with pytest.raises(EvidenceError, match="`s3://places/nothing`: there is no object whose key starts so"):
        found("s3://places/nothing", access=access)
    with pytest.raises(EvidenceError, match="s3://no-such-places: there is no such bucket"):
        found("s3://no-such-places/x", access=access)
