"""How the pages of reports look: light and dark as the reader's system is; nothing is loaded from anywhere."""

from typing import Final

BASE: Final = """
:root{color-scheme:light dark;--back:#f6f7f9;--card:#fff;--ink:#1b1f24;--dim:#5b6573;--line:#d5dae1;--bad:#b42318;
--badback:#fef0ee;--good:#1a7f4b;--goodback:#e9f7ef;--warn:#8a5a00;--warnback:#fff6e0;--code:#f1f3f6;--link:#0b5cad}
@media (prefers-color-scheme:dark){:root{--back:#14171b;--card:#1d2127;--ink:#e7eaee;--dim:#9aa5b3;--line:#363d47;
--bad:#ff8f85;--badback:#3a1f1e;--good:#6fd39d;--goodback:#173226;--warn:#f2c05c;--warnback:#352a12;--code:#262b33;
--link:#7ab8ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:64rem;margin:0 auto;padding:1.5rem 1rem 4rem}
article{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.25rem 1.5rem;
margin:1.25rem 0}
h1{font-size:1.35rem;line-height:1.3;margin:.25rem 0 .5rem}
h2{font-size:1rem;margin:1.4rem 0 .4rem}
p{margin:.4rem 0}
.call{font-family:ui-monospace,monospace;font-size:.9rem;color:var(--dim);overflow-wrap:anywhere}
.why{font-size:1.05rem}
.mark{display:inline-block;font-size:.78rem;border-radius:1rem;padding:.05rem .6rem;border:1px solid var(--line);
color:var(--dim);white-space:nowrap}
.mark.good{color:var(--good);background:var(--goodback);border-color:transparent}
.mark.warn{color:var(--warn);background:var(--warnback);border-color:transparent}
.mark.bad{color:var(--bad);background:var(--badback);border-color:transparent}
table{border-collapse:collapse;width:100%;font-size:.9rem}
td{border-top:1px solid var(--line);padding:.3rem .6rem .3rem 0;vertical-align:top;overflow-wrap:anywhere}
td:first-child{color:var(--dim);white-space:nowrap}
pre{background:var(--code);border-radius:.5rem;padding:.6rem .8rem;overflow-x:auto;font-size:.82rem;
margin:.4rem 0 .8rem;white-space:pre-wrap;overflow-wrap:anywhere}
ol.fixes>li,ul>li{margin:.35rem 0}
footer{color:var(--dim);font-size:.8rem;margin-top:2rem}
"""
"""What every page has in common."""
