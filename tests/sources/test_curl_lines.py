"""What curl prints besides its transcript is taken off."""

import pytest

from gatewright.sources.curl_lines import Line, clean


@pytest.mark.parametrize(
    ("raw", "text", "meter"),
    [
        ("> GET / HTTP/1.1\r", "> GET / HTTP/1.1", False),
        (">            ", ">", False),
        ("20:49:25.921506 > GET / HTTP/1.1\r", "> GET / HTTP/1.1", False),
        ("20:49:25.921506 [0-0] * Connected", "* Connected", False),
        ("  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current", "", True),
        ("                                 Dload  Upload   Total   Spent    Left  Speed", "", True),
        ("\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0* Host", "* Host", True),
        ("100 72923  100    23  100 72900    529  1640k --:--:-- --:--:-- --:--:-- 1656k", "", True),
        ("\r######################################################################## 100.0%", "", True),
        ("* [HTTP/2] [1] [:method: GET]", "* [HTTP/2] [1] [:method: GET]", False),
    ],
)
def test_line_is_freed_of_meter_clock_and_padding(raw: str, text: str, meter: bool) -> None:
    """Lines as curl 7.88 to 8.15 and terminals write them."""
    assert clean(raw) == Line(text, meter)
