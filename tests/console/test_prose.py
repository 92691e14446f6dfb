"""The pages of causes as HTML."""

import pytest

from gatewright.console.prose import as_html
from gatewright.doctor.explain.page import page
from gatewright.engine.catalogue import CAUSES
from gatewright.i18n import in_english
from tests.console.made import Page

TEXT = """# api-key.missing

It's a `key` & <more>

## How

```
GET <x>
```

1. First (safe)
   `aws x`
2. Second
- api-key.unknown: A title
- documented: <https://docs.aws.amazon.com/a?b=1&c=2>
"""


def test_each_block_becomes_what_it_is() -> None:
    """Headings, paragraphs, fences, lists with what goes on below an item, and addresses."""
    html = as_html(TEXT, lambda name: f"/causes/{name}" if name in CAUSES else None)

    assert html == (
        "<h1>api-key.missing</h1><p>It&#x27;s a <code>key</code> &amp; &lt;more&gt;</p><h2>How</h2>"
        "<pre>GET &lt;x&gt;</pre>"
        "<ol><li>First (safe)<p><code>aws x</code></p></li><li>Second</li>"
        '<li><a href="/causes/api-key.unknown">api-key.unknown</a>: A title</li>'
        '<li>documented: <a href="https://docs.aws.amazon.com/a?b=1&amp;c=2" rel="noreferrer noopener">'
        "https://docs.aws.amazon.com/a?b=1&amp;c=2</a></li></ol>"
    )


@pytest.mark.parametrize("name", CAUSES)
def test_every_page_is_well_nested_and_loses_no_word(name: str) -> None:
    """What the command prints stands on the page, but for the marks of Markdown."""
    text = page(CAUSES[name], in_english)

    found = Page(as_html(text))

    assert found.open == []
    bare = "".join(letter for letter in text if letter.isalpha())
    assert "".join(letter for letter in found.text if letter.isalpha()) == bare
    assert all(link.startswith("https://") for link in found.links)


@pytest.mark.parametrize("text", ["```", "```\na", "`", "<https://", "- ", "#", "1. ", "  x", ""])
def test_odd_ends_are_no_error(text: str) -> None:
    """What is not closed goes to the end."""
    assert Page(as_html(text)).open == []
