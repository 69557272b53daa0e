/** The common style rules; pages add their own. Short, because each page contains them. */
export const commonStyle = `
:root { color-scheme: light dark; --ink: #1c2024; --paper: #fff; --soft: #f3f4f6; --faint: #5b636b; --line: #d5d8dc;
  --link: #0b57a4; --pass: #15693c; --fail: #b3212a; --doubt: #875300; --other: #4c5560; }
@media print { :root { color-scheme: light; } }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e7e9eb; --paper: #15171a; --soft: #1e2226; --faint: #a2abb3; --line: #363c42;
    --link: #8ec2ff; --pass: #62d394; --fail: #ff8a8a; --doubt: #f2bd62; --other: #b6bec6; }
}
* { box-sizing: border-box; } [hidden] { display: none !important; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; padding: 0 1rem 3rem; max-width: 76rem; font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
a { color: var(--link); } a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; } h3 { font-size: 1rem; margin: 1.5rem 0 .3rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); }
thead th { border-bottom: 2px solid var(--line); }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, monospace; font-size: .88em; }
pre { background: var(--soft); padding: .8rem; overflow-x: auto; white-space: pre-wrap; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; } dl.facts dt { color: var(--faint); } dl.facts dd { margin: 0; }
@media (max-width: 32rem) { dl.facts { grid-template-columns: 1fr; } dl.facts dt { margin-top: .5rem; } }
.faint { color: var(--faint); }
.pass { color: var(--pass); } .fail { color: var(--fail); } .inconclusive { color: var(--doubt); } .recorded, .not-applicable, .not-judged { color: var(--other); }
@media print { nav, form, .screen { display: none !important; } body { max-width: none; } }
`;
