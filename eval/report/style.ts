/** Everything that a report needs to be seen; no fonts, no images, nothing from the network. */
export const STYLE = `
:root{--ink:#1b1b1b;--quiet:#555;--line:#ddd;--dot:#12305c;--range:#4a6fa5;--good:#2f7d4f;--bad:#b3261e;--odd:#7a4b00}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:#fff;margin:0}
main{max-width:76rem;margin:0 auto;padding:1.5rem}
h1,h2,h3{line-height:1.2}h2{margin-top:2rem;border-top:1px solid var(--line);padding-top:1rem}
table{border-collapse:collapse;margin:.5rem 0 1rem;width:100%}
th,td{border-bottom:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top}
.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.plot{width:200px}.quiet,small{color:var(--quiet)}
.plots{display:flex;flex-wrap:wrap;gap:1.5rem}figure{margin:.5rem 0}figcaption{color:var(--quiet);font-size:.9rem;max-width:34rem}
svg{max-width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:var(--ink)}
nav a{margin-right:1rem}
details{border:1px solid var(--line);border-left:6px solid var(--good);padding:.4rem .8rem;margin:.4rem 0}
details.failing{border-left-color:var(--bad)}details.error,details.flaky{border-left-color:var(--odd)}
details details{border-left-width:1px;border-left-color:var(--line)}
.bad{color:#8c1d18}.gold{background:#fff3bf}pre{overflow-x:auto;background:#f6f6f6;padding:1rem}
code{font-size:.9em;overflow-wrap:anywhere}summary{cursor:pointer}
.tag{display:inline-block;border:1px solid var(--quiet);border-radius:.3rem;padding:0 .35rem;font-size:.85rem;margin-right:.4rem}
.supported{border-color:var(--good);color:var(--good)}.unsupported,.contradicted{border-color:var(--bad);color:var(--bad)}
.partial,.unchecked,.uncited{border-color:var(--odd);color:var(--odd)}
.verdict{font-size:1.4rem}.fail{color:var(--bad)}.pass{color:var(--good)}.inconclusive{color:var(--odd)}
@media print{details{break-inside:avoid}}
`;
