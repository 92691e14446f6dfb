"""A row of the table of questions."""

from gatewright.doctor.question_row import Row


def test_a_question_reads_alike_for_every_call_unless_it_says_so() -> None:
    """Most are about the account, whose answer counts for all calls."""
    row = Row(id="q", text="which?", about=("a.",), values={"one": ("a.",), "two": ()}, cost=1)

    assert (False, None) == (row.of_each_call, row.command)
