import random
import subprocess
from pathlib import Path

import pytest

from gatewright.sources.edits.diff import replaced, unified


@pytest.mark.parametrize("around", [0, 1, 3])
def test_patch_makes_the_new_text_of_the_old_one(tmp_path: Path, around: int) -> None:
    """Whatever was changed, and whether or not the last line ends."""
    chance = random.Random(around)  # no secret
    for number in range(25):
        old = [f"{chance.choice('abc')}\n" for _ in range(chance.randint(1, 40))]
        new = [line for line in old if chance.random() > 0.1]
        new.insert(chance.randint(0, len(new)), "new\n")
        ends = chance.choice([("", ""), ("x", ""), ("", "x"), ("x", "x")])
        before, after = "".join(old) + ends[0], "".join(new) + ends[1]
        (tmp_path / "t").write_text(before)
        found = unified("t", before, after, around)
        subprocess.run(["patch", "-p0", "-s"], input=found, text=True, check=True, cwd=tmp_path)
        assert after == (tmp_path / "t").read_text(), number


def test_nothing_differs() -> None:
    """Then there is no patch."""
    assert "" == unified("t", "a\n", "a\n")


def test_only_the_end_of_a_line_ends_it() -> None:
    """Other signs that break lines elsewhere stand within one."""
    assert "-a\u2028b\n+a\u2028c\n" == "".join(
        unified("t", "a\u2028b\n", "a\u2028c\n").splitlines(keepends=True)[3:]
    ).replace("\u2028\n", "\u2028")


def test_lines_are_counted_from_one() -> None:
    """Where nothing is taken out, the line behind is that before which something is put."""
    assert ((2, 3, "x\n"),) == replaced("a\nb\nc\n", "a\nx\nc\n")
    assert ((2, 2, "x\n"),) == replaced("a\nc\n", "a\nx\nc\n")
