"""The few tokens that folding looks at."""

from tests.aws.waf.injection.libinjection.windows import window


def test_the_last_comment_is_remembered() -> None:
    """Until something comes behind it."""
    made = window(b"1 /*x*/ 2 /*y*/", 2)

    assert made.comment is None
    assert not made.fill(3)
    assert made.comment is not None


def test_tokens_are_dropped_from_the_end() -> None:
    """And what is left is looked at from the start."""
    made = window(b"1 2 3", 3)
    made.left = 1

    made.skip(1)

    assert [token.value for token in made.tokens] == [b"1", b"3"]
    assert made.left == 0


def test_giving_up_ends_it() -> None:
    """With the kind that is an attack by itself."""
    made = window(b"1 2 3", 3)

    made.give_up()

    assert [token.kind for token in made.tokens] == ["1", "X"]
    assert (made.left, made.more) == (2, False)
