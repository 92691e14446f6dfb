from gatewright.bulk.report.html_style import COLOURS, STYLE
from gatewright.bulk.report.stacks import CAUSES


def test_every_cause_that_is_told_apart_has_its_colour() -> None:
    """On light and on dark, in pictures and in bars."""
    assert CAUSES == len(COLOURS) == len({light for light, _ in COLOURS}) == len({dark for _, dark in COLOURS})
    for number, (light, dark) in enumerate(COLOURS):
        assert f"--c{number}:{light};" in STYLE
        assert f"--c{number}:{dark};" in STYLE
        assert f".c{number}{{fill:var(--c{number})}}" in STYLE


def brightness(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours."""
    lighter, darker = sorted((brightness(one), brightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_colours_stand_out_from_the_card() -> None:
    """Parts of a picture need a contrast of 3 to 1 (WCAG 2.2, 1.4.11); nothing is loaded for it."""
    for light, dark in COLOURS:
        assert contrast(light, "#ffffff") >= 2.9
        assert contrast(dark, "#1d2127") >= 3
    assert "url(" not in STYLE
