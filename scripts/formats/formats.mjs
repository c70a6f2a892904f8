// Writes docs/formats.md from the registry of the built packages: npm run formats; with --check only says whether it is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formats } from '@modalgain/formats';
import prettier from 'prettier';

const target = path.resolve(import.meta.dirname, '..', '..', 'docs', 'formats.md');

const kindNames = {
  'height-map': 'height maps',
  micrograph: 'micrographs',
  'spectrum-series': 'emission spectra',
  'stripe-scan': 'stripe scans',
  'distance-scan': 'distance scans',
  'stripe-pair': 'pairs of stripes',
  'fluence-scan': 'fluence scans',
  'optical-constants': 'n and k',
  dispersion: 'materials',
  absorbance: 'absorbance',
  ellipsometry: 'Psi and Delta',
};

/** A format stands in the first section whose kinds hold all of its own. */
const sections = [
  { title: 'Surfaces', kinds: ['height-map'] },
  { title: 'Images', kinds: ['micrograph'] },
  { title: 'Spectra', kinds: ['spectrum-series'] },
  { title: 'Optical constants and ellipsometry', kinds: ['optical-constants', 'dispersion', 'ellipsometry'] },
  { title: 'Several kinds of measurement', kinds: Object.keys(kindNames) },
];

const sectionOf = ({ kinds }) =>
  sections.find((section) => kinds.every((kind) => section.kinds.includes(kind)));

function nameOfKind(kind) {
  if (kind in kindNames) return kindNames[kind];
  throw new Error(`The kind "${kind}" has no name in scripts/formats/formats.mjs.`);
}

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('_', '\\_').replaceAll('*', '\\*');

function rowOf({ id, title, extensions, kinds, facts }) {
  const cells = [
    `${cell(title)} (\`${id}\`)`,
    cell(facts.instruments),
    extensions.map((end) => `\`${end}\``).join(', ') || 'any',
    kinds.map(nameOfKind).join(', '),
    cell(facts.tried),
    cell(facts.notRead),
    facts.writes === undefined ? '' : `\`${facts.writes}\``,
  ];
  return `| ${cells.join(' | ')} |`;
}

function tableOf({ title }) {
  const rows = formats.filter((format) => sectionOf(format).title === title).map(rowOf);
  if (rows.length === 0) return [];
  return [
    `## ${title}`,
    '',
    '| format | instruments and programs | endings | becomes | tried on | not read | written by |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ];
}

const page = await prettier.format(
  [
    '# Files that are read',
    '',
    `Written by \`npm run formats\` from the ${formats.length} formats of the registry (packages/formats/src/registry.ts).`,
    '',
    'A file is recognised by its bytes, whatever it is called; the endings are those that programs use. `modalgain check FILE` says what a',
    'file was read as and why, `modalgain check FOLDER` does so for all files below a folder.',
    '',
    'What is "not read" is refused with the reason, or left out and named in the notes; nothing is guessed. The README in the folder of',
    'a format (packages/formats/src) says what its bytes mean and where that was learnt.',
    '',
    ...sections.flatMap(tableOf),
  ].join('\n'),
  { ...(await prettier.resolveConfig(target)), parser: 'markdown' },
);

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== page) {
    console.error('docs/formats.md is not what the registry says: run npm run formats.');
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, page);
  console.log(path.relative(process.cwd(), target));
}
