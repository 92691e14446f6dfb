"""What the page of a log's report has beside the style of every page: sums, pictures, bars, and a colour a cause."""

from typing import Final

from gatewright.model.page_style import BASE

COLOURS: Final = (
    ("#0b6bb8", "#58a6e8"),
    ("#d9560b", "#ff9650"),
    ("#0f8a60", "#45c795"),
    ("#a8489a", "#e48fd6"),
    ("#b58900", "#e6c04a"),
    ("#3aa0c9", "#8fd8f2"),
    ("#6a55b5", "#ab9bf0"),
)
"""A colour for each cause that is told apart, on light and on dark; after Okabe and Ito, whose colours most people with
a colour vision deficiency can tell apart."""

_LIGHT: Final = "".join(f"--c{number}:{light};" for number, (light, _) in enumerate(COLOURS))
_DARK: Final = "".join(f"--c{number}:{dark};" for number, (_, dark) in enumerate(COLOURS))
_FILLS: Final = "".join(f".c{number}{{fill:var(--c{number})}}" for number in range(len(COLOURS)))

STYLE: Final = f"""<style>{BASE}
:root{{{_LIGHT}--others:#8a94a3}}
@media (prefers-color-scheme:dark){{:root{{{_DARK}--others:#6b7684}}}}
{_FILLS}.others{{fill:var(--others)}}
main{{max-width:76rem}}
a{{color:var(--link)}}
ul.sums{{list-style:none;display:grid;grid-template-columns:repeat(auto-fit,minmax(7.2rem,1fr));gap:.6rem;padding:0;
margin:1rem 0 .25rem}}
ul.sums li{{border:1px solid var(--line);border-radius:.5rem;padding:.55rem .8rem;margin:0;color:var(--dim);
font-size:.85rem;line-height:1.35}}
ul.sums b{{display:block;font-size:1.5rem;line-height:1.25;color:var(--ink);font-variant-numeric:tabular-nums}}
.chart{{margin:.9rem 0 .4rem}}
.plot{{position:relative;padding-right:3.4rem}}
.plot svg{{display:block;width:100%;height:15rem}}
.grid{{stroke:var(--line);stroke-width:1;vector-effect:non-scaling-stroke}}
.hit{{fill:transparent}}
g:hover .hit{{fill:var(--line);opacity:.5}}
.scale span{{position:absolute;right:0;width:3.1rem;font-size:.75rem;line-height:1;color:var(--dim);
font-variant-numeric:tabular-nums}}
.scale .top{{top:-.35rem}}
.scale .half{{top:calc(50% - .4rem)}}
.moments{{display:flex;justify-content:space-between;gap:.5rem;padding:.35rem 3.4rem 0 0;font-size:.75rem;
color:var(--dim);font-variant-numeric:tabular-nums}}
.moments span:nth-child(2){{text-align:center}}
.moments span:last-child{{text-align:right}}
ul.legend{{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;padding:0;margin:.6rem 0;font-size:.85rem}}
ul.legend li{{margin:0;display:flex;align-items:center;gap:.4rem;min-width:0}}
.swatch{{flex:none;width:.8rem;height:.8rem}}
.swatch rect{{rx:2px}}
ol.bars{{list-style:none;padding:0;margin:.5rem 0 0}}
ol.bars li{{display:grid;grid-template-columns:minmax(0,1fr) auto;column-gap:.8rem;margin:.5rem 0;font-size:.9rem;
line-height:1.35}}
.label{{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}}
.label.code{{font-family:ui-monospace,monospace;font-size:.84rem}}
.number{{font-variant-numeric:tabular-nums;text-align:right;white-space:nowrap}}
.number small{{color:var(--dim);display:inline-block;min-width:3.4em}}
.title{{grid-column:1/-1;color:var(--dim);font-size:.82rem}}
.bar{{grid-column:1/-1;display:block;width:100%;height:.55rem;margin-top:.15rem;border-radius:3px;background:var(--code)}}
.bar rect{{fill:var(--c0)}}
{"".join(f".bar .c{number}{{fill:var(--c{number})}}" for number in range(len(COLOURS)))}
.bar .others{{fill:var(--others)}}
.dim{{color:var(--dim);font-size:.88rem}}
.pair{{columns:24rem;column-gap:1.25rem;margin:1.25rem 0 0}}
.pair>*{{break-inside:avoid;margin:0 0 1.25rem}}
.met{{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr));gap:.4rem 1.5rem}}
.met:empty{{display:none}}
article>h2:first-child,.met h3{{margin-top:.2rem}}
article.cause{{scroll-margin-top:1rem}}
article.cause h2{{font-size:1.15rem;display:flex;flex-wrap:wrap;gap:.3rem .6rem;align-items:center;
overflow-wrap:anywhere}}
h3{{font-size:.95rem;margin:1.1rem 0 .3rem}}
.facts{{display:grid;grid-template-columns:auto minmax(0,1fr);gap:.15rem .9rem;margin:.5rem 0;font-size:.9rem}}
.facts dt{{color:var(--dim)}}
.facts dd{{margin:0;overflow-wrap:anywhere}}
.facts dd.code{{font-family:ui-monospace,monospace;font-size:.84rem}}
details{{margin:.6rem 0}}
summary{{cursor:pointer;color:var(--link)}}
.wide{{overflow-x:auto}}
.wide td,.wide th{{font-size:.8rem;text-align:right;white-space:nowrap;padding:.2rem .6rem .2rem 0;
font-variant-numeric:tabular-nums}}
.wide td:first-child,.wide th:first-child{{text-align:left}}
.wide th{{font-weight:600;color:var(--dim)}}
@media (max-width:40rem){{main{{padding:.25rem .6rem 3rem}}article{{padding:1rem;margin:.75rem 0}}
ul.sums{{grid-template-columns:1fr 1fr}}ul.sums li:last-child{{grid-column:1/-1}}
.plot svg{{height:11rem}}.facts{{grid-template-columns:minmax(0,1fr);gap:0}}.facts dd{{margin-bottom:.35rem}}}}
@media print{{article{{break-inside:avoid}}}}
</style>"""
"""As one element."""
