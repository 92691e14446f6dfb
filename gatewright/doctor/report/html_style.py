"""What the page of diagnoses has beside the style of every page: the way of a call, proofs and patches."""

from typing import Final

from gatewright.model.page_style import BASE

_OWN: Final = """\
ol.phases{list-style:none;display:grid;grid-template-columns:repeat(auto-fit,minmax(6.6rem,1fr));gap:.35rem;padding:0;
margin:1rem 0 .9rem}
ol.phases li{border:1px solid var(--line);border-radius:.5rem;padding:.35rem .4rem;text-align:center;
font-size:.8rem;line-height:1.25}
ol.phases b{display:block;font-size:1.05rem;line-height:1.4}
ol.phases small{display:block;color:var(--dim);font-size:.7rem}
li.passed,li.answered{color:var(--good);background:var(--goodback)}
li.refused,li.failed{color:var(--bad);background:var(--badback);border-color:var(--bad)!important;font-weight:600}
li.suspected{color:var(--warn);background:var(--warnback)}
li.unknown,li.not-asked,li.not-reached{color:var(--dim)}
li.not-reached{border-style:dashed!important}
td:nth-child(2){font-family:ui-monospace,monospace;font-size:.82rem;white-space:nowrap}
pre.lines{white-space:pre}
pre .good{color:var(--good)}
pre .warn{color:var(--warn)}
@media (max-width:44rem){
article table,article tbody,article tr,article td{display:block}
article tr{border-top:1px solid var(--line);padding:.3rem 0}
article td{border:0;padding:.05rem 0}
td:nth-child(2){white-space:normal;overflow-wrap:anywhere}
}
"""

RULES: Final = f"{BASE}\n{_OWN}"
"""The rules."""

STYLE: Final = f"<style>{RULES}</style>"
"""As one element."""
