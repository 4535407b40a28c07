/** The style of the HTML report. Paper and ink, as the window has them; every mark differs by more than its colour. */
export const reportStyle = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --sheet: #ffffff; --ink: #1b1b1f; --quiet: #5d5b57; --line: #dcd8cf;
  --blue: #1a6aa0; --red: #b3261e; --red-paper: #fdf0ee; --ochre: #8a5a00; --ochre-bar: #d9a441; --bar: #35353c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17181b; --sheet: #1e2024; --ink: #e8e5de; --quiet: #a5a29b; --line: #35373c;
    --blue: #7cc4ee; --red: #ff8a80; --red-paper: #331d1c; --ochre: #e3b053; --ochre-bar: #b98a35; --bar: #c9c6bf;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 48px 32px 64px; max-width: 1120px; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif; font-variant-numeric: tabular-nums;
}
h1 { margin: 0 0 4px; font-size: 34px; line-height: 1.2; letter-spacing: -0.01em; }
h2 { margin: 56px 0 12px; padding-top: 12px; border-top: 2px solid var(--ink); font-size: 20px; line-height: 1.3; }
h3 { margin: 0; font-size: 15px; }
p { margin: 0; }
.over { margin-bottom: 8px; color: var(--blue); font-weight: 600; }
.who { font-size: 18px; max-width: 46em; }
.quiet, .note { color: var(--quiet); }
header > .quiet { margin-top: 8px; max-width: 60em; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
code, .template { font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace; font-size: 13px; }
footer { margin-top: 56px; padding-top: 12px; border-top: 1px solid var(--line); }

.figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 0; margin: 40px 0 0; border-block: 1px solid var(--line); }
.figures div { padding: 16px 20px; border-inline-start: 1px solid var(--line); }
.figures div:first-child { padding-inline-start: 0; border: 0; }
.figures dt { color: var(--quiet); }
.figures dd { margin: 0; font-size: 30px; line-height: 1.25; font-weight: 600; }
.figures .note { font-size: 13px; line-height: 1.4; font-weight: 400; }
.figures .bad dd:not(.note) { color: var(--red); text-decoration: underline wavy 1px; text-underline-offset: 5px; }
.problem { margin-top: 12px; color: var(--red); font-weight: 600; }

.legend { display: flex; flex-wrap: wrap; gap: 4px 24px; margin-bottom: 8px; }
.swatch { display: inline-block; width: 28px; height: 12px; margin-inline-end: 8px; vertical-align: -1px; }
.value:is(i) { background: var(--bar); }
.default:is(i) { background: radial-gradient(circle at 3px 3px, var(--ink) 1px, transparent 1.3px) 0 0 / 6px 6px var(--ochre-bar); }
.empty:is(i) { border: 2px solid var(--red); }
.pair {
  display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 7fr) 200px; gap: 8px 32px;
  padding: 16px 0; border-top: 1px solid var(--line); break-inside: avoid;
}
.pair header { min-width: 0; }
.template { margin-top: 4px; color: var(--quiet); overflow-wrap: anywhere; font-size: 12px; line-height: 1.5; }
.token + .token { margin-top: 12px; }
.token code { display: block; overflow-wrap: anywhere; }
.bar { display: flex; gap: 2px; height: 14px; margin: 4px 0 2px; }
.bar i { flex: 0 1 0; min-width: 5px; }
.numbers { display: flex; flex-wrap: wrap; gap: 0 16px; font-size: 13px; }
.numbers .default b { color: var(--ochre); }
.numbers .empty { color: var(--red); }
.lengths { font-size: 13px; }
.lengths svg { display: block; max-width: 100%; fill: var(--quiet); border-bottom: 1px solid var(--line); margin-bottom: 4px; }

.findings { margin: 0; padding: 0; list-style: none; }
.findings li { padding: 12px 0 12px 16px; border-top: 1px solid var(--line); border-inline-start: 4px solid var(--line); break-inside: avoid; }
.findings .error { border-inline-start: 4px solid var(--red); }
.findings .warning { border-inline-start: 4px dashed var(--ochre); }
.findings .info { border-inline-start: 4px dotted var(--quiet); }
.error .mark { color: var(--red); }
.warning .mark { color: var(--ochre); }
.mark { margin-inline-end: 8px; }
figure { margin: 8px 0 0; }
blockquote { margin: 0; padding: 8px 12px; background: var(--sheet); border: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
figcaption { margin-top: 2px; font-size: 13px; }

.changes { margin: 0 0 16px; padding: 0; list-style: none; }
.changes .lost { margin-bottom: 4px; color: var(--red); font-size: 30px; line-height: 1.25; font-weight: 600; }
.difference h3 { margin-top: 20px; }

table { border-collapse: collapse; }
th { text-align: start; font-weight: 600; vertical-align: top; }
td { vertical-align: top; }
.plain td, .plain th { padding: 6px 24px 6px 0; border-top: 1px solid var(--line); }
.plain thead td, .plain thead th { border: 0; }
.number { text-align: end; white-space: nowrap; }
.changed { width: 100%; table-layout: fixed; margin-top: 4px; }
.changed th:first-child, .changed td:first-child { width: 20%; }
.changed td { white-space: pre-wrap; overflow-wrap: anywhere; }
del { color: var(--red); text-decoration: line-through 1px; }
ins { text-decoration: underline 2px; text-underline-offset: 3px; font-weight: 600; }

.wide { overflow-x: auto; margin-top: 16px; border: 1px solid var(--line); background: var(--sheet); }
.grid { border-collapse: separate; border-spacing: 0; }
.grid th, .grid td { padding: 10px 14px; min-width: 230px; max-width: 320px; border-top: 1px solid var(--line); border-inline-start: 1px solid var(--line); overflow-wrap: break-word; }
.grid thead th, .grid thead td { border-top: 0; }
.grid tr > :first-child { position: sticky; inset-inline-start: 0; z-index: 1; min-width: 110px; border-inline-start: 0; background: var(--sheet); border-inline-end: 1px solid var(--line); }
.grid tr > :nth-child(2) { border-inline-start: 0; }
.grid td { white-space: pre-wrap; }
.grid .none { background: repeating-linear-gradient(135deg, transparent 0 5px, var(--line) 5px 6px); }
.person { display: block; }
.skipped, .shows { font-weight: 400; color: var(--quiet); font-size: 13px; }
details { font-weight: 400; font-size: 13px; color: var(--quiet); }
summary { cursor: pointer; }
details ul { margin: 4px 0 0; padding-inline-start: 16px; }
.paper { display: none; }
.piece.value { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 3px; }
.piece.default { color: var(--ochre); text-decoration: underline dotted 2px; text-underline-offset: 3px; }
.gap { padding: 0 4px; border: 1px solid var(--red); color: var(--red); font-weight: 600; }
.mask { padding: 0 5px; border-radius: 3px; background: var(--line); font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.87em; }
:focus-visible { outline: 2px solid var(--blue); outline-offset: 2px; }

@media (max-width: 800px) {
  body { padding: 24px 16px; }
  .figures { grid-template-columns: repeat(2, 1fr); }
  .figures div:nth-child(odd) { padding-inline-start: 0; border: 0; }
  .pair { grid-template-columns: minmax(0, 1fr); }
}
@media print {
  @page { margin: 16mm 14mm; }
  :root {
    color-scheme: light;
    --paper: #fff; --sheet: #fff; --ink: #000; --quiet: #4a4a4a; --line: #c8c8c8;
    --blue: #1a6aa0; --red: #a3201a; --red-paper: #fff; --ochre: #7a4f00; --ochre-bar: #d9a441; --bar: #35353c;
  }
  body { padding: 0; max-width: none; font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2 { margin-top: 28pt; break-after: avoid; }
  h3 { break-after: avoid; }
  .pair { grid-template-columns: minmax(0, 4fr) minmax(0, 6fr) 120px; gap: 8px 16px; }
  .wide { display: none; }
  .paper { display: block; }
  .paper .grid { width: 100%; table-layout: fixed; break-inside: avoid; margin-top: 12pt; border: 1px solid var(--line); font-size: 9.5pt; }
  .paper .grid th, .paper .grid td { width: auto; min-width: 0; max-width: none; padding: 5px 8px; overflow-wrap: anywhere; }
  .paper .grid tr > :first-child { width: 14%; min-width: 0; position: static; }
  .paper tr { break-inside: avoid; }
  .paper details { display: none; }
}
`
