import { severities } from '@modalgain/numerics';
import { code, generatedNote, plain, table } from './markdown.js';
import type { VerdictEntry } from './verdict-sources.js';

interface Subject {
  readonly title: string;
  /** Page of the analysis, from docs/reference. */
  readonly page: string;
  /** Beginnings of the paths of its source files. */
  readonly sources: readonly string[];
}

/** Where verdicts arise; the first subject that fits a file is its own. */
const subjects: readonly Subject[] = [
  {
    title: 'Files as they were read',
    page: '../formats.md',
    sources: ['packages/measurements/', 'packages/formats/'],
  },
  {
    title: 'Stripes',
    page: '../analyses/stripe.md',
    sources: ['packages/gain/src/stripe', 'packages/study/src/spectra'],
  },
  { title: 'Threshold', page: '../analyses/threshold.md', sources: ['packages/gain/src/threshold'] },
  { title: 'Loss', page: '../analyses/loss.md', sources: ['packages/gain/src/propagation-loss'] },
  { title: 'Gain against fluence', page: '../analyses/gain-model.md', sources: ['packages/gain/'] },
  { title: 'Contrast', page: '../analyses/contrast.md', sources: ['packages/surface/src/contrast'] },
  { title: 'Surface', page: '../analyses/surface.md', sources: ['packages/surface/'] },
  { title: 'Modes', page: '../analyses/modes.md', sources: ['packages/optics/', 'packages/study/src/stack'] },
  {
    title: 'Ellipsometry',
    page: '../analyses/ellipsometry.md',
    sources: ['packages/study/src/ellipsometry'],
  },
  { title: 'Audit of claims', page: '../analyses/audit.md', sources: ['packages/study/src/audit/claims'] },
  { title: 'Audit of results', page: '../analyses/audit.md', sources: ['packages/study/src/audit/'] },
  {
    title: 'Monte Carlo',
    page: '../analyses/monte-carlo.md',
    sources: ['packages/study/src/pipeline/monte-carlo'],
  },
  {
    title: 'Treatment',
    page: '../analyses/treatment.md',
    sources: ['packages/study/src/pipeline/treatment', 'packages/study/src/pipeline/predict-treatment'],
  },
  {
    title: 'Prediction and design',
    page: '../analyses/prediction-and-design.md',
    sources: [
      'packages/design/',
      'packages/study/src/pipeline/grating',
      'packages/study/src/pipeline/film-resonator',
    ],
  },
  { title: 'Studies', page: '../reading-verdicts.md', sources: ['packages/', 'apps/cli/'] },
];

/** The page with every verdict, by subject and then by severity. */
export function verdictReference(entries: readonly VerdictEntry[]): string {
  const merged = mergeAlike(entries);
  const subjectOf = ({ file }: VerdictEntry) =>
    subjects.find(({ sources }) => sources.some((source) => file.startsWith(source)));
  const sections = subjects.map((subject) => ({
    subject,
    own: merged.filter((entry) => subjectOf(entry) === subject).sort(bySeverity),
  }));
  return [
    generatedNote,
    '# Every verdict',
    `${merged.length} verdicts, read from the sources of the program. The code is the stable name, in ${code('results.json')}, ${code('tables/verdicts.csv')} and
${code('--json')}; "…" stands for what the data decide, as a film or a number, and a slash parts wordings of one verdict.
[How to read a verdict](../reading-verdicts.md) explains the five severities.`,
    ...sections
      .filter(({ own }) => own.length > 0)
      .map(({ subject: { title, page }, own }) =>
        [
          `## ${title}`,
          `See [${page.replace(/.*\/|\.md/g, '').replaceAll('-', ' ')}](${page}).`,
          table(['code', 'severity', 'sentence', 'what to do'], own.map(rowOf)),
        ].join('\n\n'),
      ),
    '',
  ].join('\n\n');
}

const rank = ({ severities: given }: VerdictEntry): number =>
  Math.min(...severities.map((severity, place) => (given.includes(severity) ? place : severities.length)));

const bySeverity = (a: VerdictEntry, b: VerdictEntry): number =>
  rank(a) - rank(b) || a.code.localeCompare(b.code);

/** Places of one file that give the same code are one verdict. */
function mergeAlike(entries: readonly VerdictEntry[]): VerdictEntry[] {
  const byCode = new Map<string, VerdictEntry>();
  for (const entry of entries) {
    const folder = entry.file.replace(/[^/]*$/, '');
    const before = byCode.get(folder + entry.code);
    const union = (texts: (of: VerdictEntry) => readonly string[]) => [
      ...new Set([...(before === undefined ? [] : texts(before)), ...texts(entry)]),
    ];
    byCode.set(folder + entry.code, {
      ...entry,
      severities: union((of) => of.severities),
      sentences: union((of) => of.sentences),
      next: union((of) => of.next),
    });
  }
  return [...byCode.values()];
}

function rowOf({ code: name, severities: given, sentences, next }: VerdictEntry): string[] {
  // The checks of a series of fluences leave their severity to what they refuse: the series, or its spectra.
  const severity = given.length === 0 ? ['not-determined', 'caution'] : given;
  return [
    code(name),
    severity.map((word) => word.replace('-', ' ')).join(' or '),
    plain(sentences.join(' / ')),
    plain(next.join(' / ')),
  ];
}
