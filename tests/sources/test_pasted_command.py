"""Commands are found where people paste them, with the call that each makes."""

import pytest

from gatewright.sources.pasted_command import pasted_commands, without

URL = "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/pets"


@pytest.mark.parametrize(
    "before",
    [
        "",
        "$ ",
        "% ",
        "# ",
        "> ",
        "+ ",
        "    $ ",
        "user@host:~$ ",
        "[user@host dir]$ ",
        "user@host ~ % ",
        "\u279c  shop git:(main) \u2717 ",
        "bash-4.2$ ",
        "sudo ",
        "$ time ",
        "Command: ",
        "1. ",
        "- ",
        "When I run `",
        "BODY=$(",
        "kubectl exec pod -- ",
        "AWS_PROFILE=x ",
        "/usr/bin/",
    ],
)
def test_prompts(before: str) -> None:
    """Whatever stands before it on its line, the command is the same."""
    (found,) = pasted_commands(f"{before}curl -XPUT {URL}")

    assert (found.call.method, found.call.url) == ("PUT", URL)


@pytest.mark.parametrize(
    "text",
    [
        f"PS C:\\Users\\me> curl.exe -X PUT `\n>>  {URL}",
        f"C:\\Users\\me>curl -X PUT ^\n  {URL}",
        f"C:\\Users\\me>curl -X PUT ^\nMore? {URL}",
        f"curl -X PUT \\\n  {URL}",
        f"$ curl \\\n> -X PUT \\\n> {URL}",
        f'curl --request PUT ^"{URL}^"',
    ],
)
def test_shells(text: str) -> None:
    """The shell is told from its prompt, or from what joins the lines."""
    (found,) = pasted_commands(text)

    assert (found.call.method, found.call.url, found.end) == ("PUT", URL, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "curl: (6) Could not resolve host: h.example.com",
        "> User-Agent: curl/7.88.1",
        "curl works fine from https://h.example.com and http://other.example.com",
        "I call it with curl",
        "curl --version",
        "libcurl is linked https://h.example.com",
        "curl 'https://h.example.com",
    ],
)
def test_what_is_no_command(text: str) -> None:
    """What curl printed, and what people say about it, makes no call."""
    assert pasted_commands(text) == ()


def test_several_commands_stand_in_their_order() -> None:
    """Each has its place, with what it is piped to."""
    text = f"$ curl {URL}/1 | jq .\n{{}}\n$ curl {URL}/2 2>/dev/null\n"
    first, second = pasted_commands(text)

    assert [text[each.start : each.end] for each in (first, second)] == [
        f"$ curl {URL}/1 | jq .",
        f"$ curl {URL}/2 2>/dev/null",
    ]
    assert without(text, (first, second)) == "\n{}\n\n"


def test_a_here_document_belongs_to_its_command() -> None:
    """The body that it holds is not taken for an answer, and lines keep their numbers without it."""
    text = f'curl -d @- {URL} <<EOF\n{{"message":"hello"}}\nEOF\n{{"message":"Forbidden"}}'
    (found,) = pasted_commands(text)

    assert without(text, (found,)) == '\n\n\n{"message":"Forbidden"}'


@pytest.mark.parametrize(
    "text",
    [
        f"$ wget --method=PUT {URL}",
        f"$ https PUT {URL}",
        f"$ http PUT {URL} q=1",
        f"PS C:\\> Invoke-RestMethod -Uri {URL} -Method PUT",
        f"PS> curl -Uri {URL} -Method Put",
        f"$r = iwr {URL} -Method PUT",
        f"fetch('{URL}', {{\n  method: 'PUT'\n}})",
        f'const r = await fetch("{URL}", {{"method": "PUT"}}).then(x => x.json());',
        f"axios.put('{URL}', data)",
        f"await axios({{ url: '{URL}', method: 'put' }});",
        f">>> r = requests.put('{URL}', json={{}})",
        f"url = '{URL}'\nresponse = requests.request('PUT', url)",
    ],
)
def test_other_clients(text: str) -> None:
    """Those that people paste besides curl, each read in its own way."""
    (found,) = pasted_commands(text)

    assert (found.call.method, found.call.url, found.end) == ("PUT", URL, len(text))


@pytest.mark.parametrize(
    "text",
    [
        '  File "x.py", line 5, in <module>\n    r = requests.get(url, headers=headers)',
        "Invoke-RestMethod : The remote server returned an error: (403) Forbidden.\nAt line:1 char:1",
        f"+ Invoke-RestMethod -Uri {URL}\n+ ~~~~~~~~",
        "http 403 Forbidden",
        "https requests fail with 403",
        "self.fetch(x)",
    ],
)
def test_what_only_looks_like_a_call(text: str) -> None:
    """Stack traces, what a client says of its failure, and sentences."""
    assert pasted_commands(text) == ()


def test_a_text_as_long_as_a_log_holds_none() -> None:
    """It is not searched."""
    assert pasted_commands(f"curl {URL}\n" + "x" * 200_000) == ()
