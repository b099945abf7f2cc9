"""The style of a drawn graph: light, and dark where the reader's screen is; marks differ in shape as well as colour."""

from typing import Final

FONT: Final = '"Segoe UI","Helvetica Neue","PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif'

LIGHT: Final = """
--bg:#fff;--ink:#1f2933;--soft:#52606d;--line:#8a96a3;--edge:#8a96a3;--node:#fff;--people:#e3f0fb;--party:#f3ecfb;
--country:#f5f7f9;--rim:#c5cdd6;--box:#e9edf1;--path:#ffd43b;
--critical:#9b1c31;--high:#c2410c;--medium:#f0b429;--medium-line:#b7791f;--low:#1864ab;--on:#fff;--on-medium:#1f2933
"""
DARK: Final = """
--bg:#14181d;--ink:#e4e9ee;--soft:#a3b0bd;--line:#7b8794;--edge:#75818e;--node:#232a32;--people:#173048;--party:#33264a;
--country:#1a2027;--rim:#46515d;--box:#262e37;--path:#806a00;
--critical:#ff6b81;--high:#ff8c42;--medium:#ffd166;--medium-line:#ffd166;--low:#74b9ff;--on:#14181d;--on-medium:#14181d
"""
STYLE: Final = f"""
svg{{{LIGHT}}}
@media screen and (prefers-color-scheme:dark){{svg{{{DARK}}}}}
text{{font-family:{FONT};fill:var(--ink);unicode-bidi:isolate}}
.bg{{fill:var(--bg)}}
.title{{font-size:16px;font-weight:600}}
.told{{font-size:11px;fill:var(--soft)}}
.country{{fill:var(--country);stroke:var(--rim);stroke-width:1}}
.box{{fill:var(--box);stroke:var(--rim);stroke-width:1}}
.head{{font-size:11px;font-weight:600;fill:var(--soft);paint-order:stroke;stroke:var(--bg);stroke-width:3px}}
.node{{fill:var(--node);stroke:var(--line);stroke-width:1.2}}
.group .node{{fill:var(--people)}}
.party .node,.country-node .node{{fill:var(--party)}}
.unknown .node{{stroke-dasharray:3 2}}
.icon{{fill:none;stroke:var(--soft);stroke-width:1.3;stroke-linecap:round;stroke-linejoin:round}}
.name{{font-size:12px;font-weight:600}}
.what{{font-size:10px;fill:var(--soft)}}
.sign{{font-size:14px;font-weight:600;text-anchor:middle;fill:var(--soft)}}
.edge{{fill:none;stroke:var(--edge);stroke-width:1.3}}
.head-of-edge{{fill:var(--edge)}}
.path{{fill:none;stroke:var(--path);stroke-width:9;stroke-opacity:.5;stroke-linecap:round}}
.label{{font-size:10px;paint-order:stroke;stroke:var(--bg);stroke-width:2px;stroke-linejoin:round}}
.flow.some .edge{{stroke-width:2}}
.flow.many .edge{{stroke-width:3}}
.flow.most .edge{{stroke-width:4.2}}
.flow.gap .edge{{stroke-width:2.4}}
.flow.gap.many .edge{{stroke-width:3.2}}
.flow.gap.most .edge{{stroke-width:4.4}}
.flow.undetermined .edge{{stroke-dasharray:6 3}}
.gap.critical .edge{{stroke:var(--critical)}}.gap.critical .head-of-edge{{fill:var(--critical)}}
.gap.high .edge{{stroke:var(--high)}}.gap.high .head-of-edge{{fill:var(--high)}}
.gap.medium .edge{{stroke:var(--medium-line)}}.gap.medium .head-of-edge{{fill:var(--medium-line)}}
.gap.low .edge{{stroke:var(--low)}}.gap.low .head-of-edge{{fill:var(--low)}}
.mark{{stroke:var(--bg);stroke-width:1}}
.mark.critical{{fill:var(--critical)}}.mark.high{{fill:var(--high)}}
.mark.medium{{fill:var(--medium)}}.mark.low{{fill:var(--low)}}
.mark.undetermined{{fill:var(--bg);stroke-width:1.6}}
.mark.undetermined.critical{{stroke:var(--critical)}}.mark.undetermined.high{{stroke:var(--high)}}
.mark.undetermined.medium{{stroke:var(--medium-line)}}.mark.undetermined.low{{stroke:var(--low)}}
.mark.lesser,.mark.waived{{fill:var(--bg);stroke:var(--soft);stroke-width:1.2}}
.count{{font-size:9px;font-weight:700;text-anchor:middle;fill:var(--on)}}
.count.small{{font-size:8px}}
.count.medium{{fill:var(--on-medium)}}
.count.undetermined,.count.lesser,.count.waived{{fill:var(--ink)}}
.strike{{stroke:var(--soft);stroke-width:1.2}}
""".strip()
