import { inks } from '@modalgain/figures';

/** Styles of the report. Colour belongs to films and verdicts; everything else is ink on white. */
export const pageStyle = `
:root { color-scheme: only light; --ink: ${inks.ink}; --ink-2: ${inks.secondary}; --ink-3: ${inks.faint}; --line: ${inks.hairline}; --line-2: ${inks.line}; --bg: #F6F6F3; }
* { box-sizing: border-box; margin: 0; }
html { font: 400 13px/20px Inter, system-ui, sans-serif; font-feature-settings: "tnum", "calt", "cv05", "ss03"; color: var(--ink); background: var(--bg); -webkit-print-color-adjust: exact; print-color-adjust: exact; }
main { max-width: 1184px; min-height: 100vh; margin: 0 auto; padding: 20px 32px 48px; background: #fff; border: solid var(--line); border-width: 0 1px; }
h1 { font-size: 20px; line-height: 24px; font-weight: 620; letter-spacing: -.012em; }
h2 { font-size: 14px; line-height: 20px; font-weight: 620; letter-spacing: -.004em; }
h3 { font-size: 13px; line-height: 20px; font-weight: 600; }
sub, sup { font-size: .78em; line-height: 0; }
a { color: inherit; text-decoration-color: var(--line-2); text-underline-offset: 3px; }
svg { display: block; }
.titlebar { display: flex; flex-wrap: wrap; align-items: flex-end; justify-content: space-between; gap: 24px; padding-bottom: 12px; border-bottom: 2px solid var(--ink); }
.titlebar nav { display: flex; gap: 16px; font-size: 12px; line-height: 16px; white-space: nowrap; }
.sub { font-size: 12px; line-height: 16px; color: var(--ink-2); margin-top: 4px; }
.synthetic { flex: 0 0 100%; font-size: 12px; line-height: 16px; margin-top: -16px; color: var(--ink-2); text-wrap: pretty; }
.synthetic b { color: var(--ink); font-weight: 620; }
.answer { font-size: 16px; line-height: 24px; padding: 12px 0; border-bottom: 1px solid var(--line); text-wrap: pretty; }
.first { display: grid; grid-template-columns: minmax(0, 376px) minmax(0, 1fr); column-gap: 32px; padding-top: 12px; }
.first figure { margin: 0; }
figure > svg { width: 100%; height: auto; }
figcaption { font-size: 12px; line-height: 16px; color: var(--ink-2); margin-top: 4px; }
figcaption b, caption b { color: var(--ink); font-weight: 620; }
.verdicts ul { list-style: none; padding: 0; margin-top: 4px; }
.verdict { display: grid; grid-template-columns: 20px 1fr; column-gap: 8px; padding: 8px 0; border-top: 1px solid var(--line); break-inside: avoid; }
.verdict:first-child { border-top: 0; }
.verdict .icon { margin-top: 2px; }
.verdict b { font-weight: 600; }
.verdict .films { font-size: 12px; color: var(--ink-3); margin-left: 8px; }
.verdict p { font-size: 12px; line-height: 16px; color: var(--ink-2); margin-top: 2px; }
.verdict .next { color: var(--ink); }
.verdict .next::before { content: "\\2192\\00a0"; color: var(--ink-3); }
.rest { font-size: 12px; line-height: 16px; color: var(--ink-2); padding-top: 8px; border-top: 1px solid var(--line); }
.table { margin-top: 16px; }
.table.narrow table { width: auto; min-width: 50%; }
.table.narrow td, .table.narrow th { padding-right: 24px; }
table { border-collapse: collapse; width: 100%; font-size: 12px; line-height: 16px; border-bottom: 1px solid var(--ink); }
caption { text-align: left; color: var(--ink-2); padding-bottom: 4px; }
thead th { font-weight: 500; color: var(--ink-2); text-align: center; vertical-align: bottom; padding: 4px 6px; border: solid var(--ink); border-width: 1px 0; white-space: nowrap; }
.unit { color: var(--ink-3); font-weight: 400; }
td, tbody th { padding: 2px 6px; white-space: nowrap; font-weight: 400; text-align: center; height: 22px; }
.wraps { white-space: normal; }
th.l, td.l { text-align: left; }
th:first-child { padding-left: 0; } th:last-child, td:last-child { padding-right: 0; }
tbody th { font-weight: 600; }
tr.group > * { border-top: 1px solid var(--line); }
.num { display: inline-grid; text-align: left; vertical-align: top; }
.num i { font-style: normal; text-align: right; }
.words { color: var(--ink-3); }
.film, .short { display: inline-flex; align-items: center; gap: 6px; vertical-align: top; }
.short .icon { width: 13px; height: 13px; }
section { margin-top: 32px; }
section.verdicts { margin-top: 0; }
main > section > h2 { padding-bottom: 4px; border-bottom: 2px solid var(--ink); }
.figures figure { margin-top: 24px; display: grid; grid-template-columns: minmax(0, 376px) minmax(0, 1fr); column-gap: 32px; }
.figures figcaption { grid-area: 1 / 1; margin: 0; padding-top: 4px; border-top: 1px solid var(--line); }
.figures figure:first-of-type figcaption { border-top: 0; }
.figures figure > svg { grid-area: 1 / 2; }
.figures figure > svg[width="85mm"] { width: 47.75%; }
figcaption .title { display: block; font-size: 13px; line-height: 20px; color: var(--ink); margin-bottom: 2px; }
.over { color: var(--ink-3); }
.kinds { columns: 2; column-gap: 32px; }
.kind { display: grid; grid-template-columns: 20px 1fr; column-gap: 8px; padding: 12px 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
.kind .icon { margin-top: 2px; }
.kind .severity { font-size: 12px; line-height: 16px; color: var(--ink-3); }
.kind ul { list-style: none; padding: 0; font-size: 12px; line-height: 16px; color: var(--ink-2); }
.kind li { margin-top: 4px; }
.kind li b { color: var(--ink); font-weight: 600; }
.kind .next { color: var(--ink); }
.kind .next::before { content: "\\2192\\00a0"; color: var(--ink-3); }
.columns { display: grid; grid-template-columns: 1fr 1fr; column-gap: 32px; margin-top: 12px; }
.columns p { margin-top: 8px; }
.columns b { font-weight: 600; }
.definitions div, .used div { padding: 6px 0; border-bottom: 1px solid var(--line); }
.definitions dt, .used dt { font-weight: 600; }
.definitions dd, .used dd { margin: 0; color: var(--ink-2); }
.used { font-size: 12px; line-height: 16px; margin-top: 4px; }
.used div { display: grid; grid-template-columns: 160px 1fr; column-gap: 8px; }
.columns h3 + p { margin-top: 4px; }
.columns p + h3 { margin-top: 16px; }
.facts { display: grid; grid-template-columns: 1fr 1fr; column-gap: 32px; margin-top: 8px; font-size: 12px; line-height: 16px; }
.facts div { display: grid; grid-template-columns: 140px 1fr; padding: 4px 0; border-bottom: 1px solid var(--line); }
.facts dt { color: var(--ink-2); }
.facts dd { margin: 0; }
code { font: inherit; }
.notes { padding-left: 20px; font-size: 12px; line-height: 16px; color: var(--ink-2); margin-top: 8px; }
@media screen and (max-width: 1040px) {
  main { padding: 16px 16px 32px; border: 0; }
  .first, .columns, .facts { grid-template-columns: minmax(0, 1fr); }
  .first figure { margin-top: 16px; }
  .kinds { columns: 1; }
  .figures figure { display: block; }
  .figures figure > svg { margin-top: 8px; max-width: 744px; }
  .figures figure > svg[width="85mm"] { width: min(100%, 360px); }
  .titlebar nav { flex-wrap: wrap; }
  .synthetic { margin-top: 0; }
  .table { overflow-x: auto; }
}
@page { size: A4; margin: 12mm 13mm 13mm; }
@media print {
  html { background: #fff; font-size: 9pt; line-height: 13pt; }
  main { max-width: none; min-height: 0; border: 0; padding: 0; }
  h1 { font-size: 15pt; line-height: 19pt; }
  .titlebar { row-gap: 4pt; padding-bottom: 6pt; }
  .titlebar nav { display: none; }
  .synthetic { margin-top: 0; }
  .answer { font-size: 11.5pt; line-height: 15pt; padding: 6pt 0; }
  .first { padding-top: 6pt; }
  .first { display: flex; flex-direction: column; }
  .first figure { order: -1; margin-bottom: 6pt; }
  .verdicts ul { columns: 2; column-gap: 8mm; }
  .verdict, .verdict:first-child { border-top: 0; padding: 2.5pt 0; }
  .table { margin-top: 9pt; }
  .table:not(:has(tbody tr:nth-child(13))) { break-inside: avoid; }
  figure, tr, .verdict, .kind, .definitions div, .used div { break-inside: avoid; }
  h2, h3, caption, thead { break-after: avoid; }
  thead { display: table-header-group; }
  .figures figure { display: block; margin-top: 14pt; }
  .figures figcaption { border-top: 0; }
  table, figcaption, .verdict p, .kind ul, .sub, .synthetic, .facts, .used, .notes, .rest { font-size: 7.5pt; line-height: 10pt; }
  figcaption .title { display: inline; font-size: inherit; line-height: inherit; }
  figcaption .title::after { content: ". "; }
  table { font-size: 7pt; line-height: 9.5pt; }
  td, tbody th { height: auto; padding: 1.5pt; }
  td.l:last-child { white-space: normal; min-width: 72pt; }
  figure > svg { max-width: 178mm; }
  .film, .short { gap: 3px; }
  thead th { padding: 2pt; white-space: normal; }
  .columns { display: block; }
  section { margin-top: 16pt; }
}
`;
