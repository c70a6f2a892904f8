import type { ComparedFilms, DescribedImage, DescribedSurface, HeightPeak } from '@modalgain/compute';
import type { Estimate } from '@modalgain/numerics';
import type { ResultTable } from '@modalgain/report';

type Row = ResultTable['rows'][number];
type Unit = ResultTable['columns'][number]['unit'];

interface Named {
  readonly name: string;
}

const number = (name: string, unit: Unit) => ({ name, type: 'number', unit }) as const;
const text = (name: string) => ({ name, type: 'text', unit: '' }) as const;

const fileName = (name: string): string => name.replace(/[^\w.-]+/g, '-');

/** One parameter of a surface, as rows of tables and of the page have it. */
export interface SurfaceParameter {
  readonly symbol: string;
  readonly meaning: string;
  readonly unit: string;
  /** A plain number describes this scan; an estimate says how far the surface may be from it. */
  readonly value: Estimate | number | null;
}

/** All parameters of the region described, in the order of the page. */
export function parametersOf({ surface, region }: DescribedSurface): SurfaceParameter[] {
  const { parameters, thicknessNm } = surface;
  const determined = region.kind === 'determined' ? region : undefined;
  return [
    { symbol: 'd', meaning: 'film thickness', unit: 'nm', value: thicknessNm },
    { symbol: 'S_{q}', meaning: 'rms roughness', unit: 'nm', value: determined?.sqNm ?? null },
    {
      symbol: 'T',
      meaning: 'correlation length (1/e)',
      unit: 'nm',
      value: determined?.correlationLengthNm ?? null,
    },
    { symbol: 'S_{q}', meaning: 'as levelled', unit: 'nm', value: parameters?.heights.sqNm ?? null },
    { symbol: 'S_{a}', meaning: 'mean deviation', unit: 'nm', value: parameters?.heights.saNm ?? null },
    { symbol: 'S_{z}', meaning: 'peak to valley', unit: 'nm', value: parameters?.heights.szNm ?? null },
    { symbol: 'S_{sk}', meaning: 'skewness', unit: '', value: parameters?.heights.ssk ?? null },
    { symbol: 'S_{ku}', meaning: 'kurtosis, 3: Gaussian', unit: '', value: parameters?.heights.sku ?? null },
    { symbol: 'S_{dq}', meaning: 'rms slope', unit: '', value: parameters?.sdq ?? null },
    { symbol: 'S_{dr}', meaning: 'developed area', unit: '%', value: parameters?.sdrPercent ?? null },
    { symbol: 'S_{al}', meaning: 'autocorrelation 0.2', unit: 'nm', value: parameters?.salNm ?? null },
    { symbol: 'S_{tr}', meaning: 'texture, 1: isotropic', unit: '', value: parameters?.str ?? null },
  ];
}

const estimateCells = (value: Estimate | number | null): Row =>
  value === null || typeof value === 'number'
    ? [value, null, null, null]
    : [value.value, value.standardError, value.interval95[0], value.interval95[1]].map((each) =>
        Number.isFinite(each) ? each : null,
      );

const estimateColumns = [
  number('value', ''),
  number('standard error', ''),
  number('95 % from', ''),
  number('95 % to', ''),
];

export function parametersTable({ name }: Named, described: DescribedSurface): ResultTable {
  return {
    name: `surface-${fileName(name)}`,
    title: `Thickness and roughness of ${name}, one line a parameter`,
    columns: [text('parameter'), text('meaning'), text('unit'), ...estimateColumns],
    rows: parametersOf(described).map(({ symbol, meaning, unit, value }) => [
      symbol.replace(/_\{(.*?)\}/g, '$1'),
      meaning,
      unit,
      ...estimateCells(value),
    ]),
  };
}

export function profileTable({ name }: Named, { surface }: DescribedSurface): ResultTable {
  const { positionUm, heightNm } = surface.stepProfile ?? { positionUm: [], heightNm: [] };
  return {
    name: `step-profile-${fileName(name)}`,
    title: `Mean height across the edge of the scratch in ${name}`,
    columns: [number('distance from the edge', 'um'), number('height', 'nm')],
    rows: positionUm.map((um, i) => [um, heightNm[i] ?? null]),
  };
}

export function histogramTable({ name }: Named, peak: HeightPeak, of: string): ResultTable {
  return {
    name: `heights-${fileName(name)}-${fileName(of)}`,
    title: `Histogram of ${name}, ${of}: share of the pixels per unit`,
    columns: [number('middle of the bin', ''), number('share per unit', '')],
    rows: Array.from(peak.heightNm, (nm, i) => [nm, peak.densityPerNm[i] ?? null]),
  };
}

export function spectrumTable({ name }: Named, { spectrum, profileSpectra }: DescribedSurface): ResultTable {
  const lines = (['x', 'y'] as const).flatMap((axis) => {
    const along = profileSpectra[axis];
    return along
      ? Array.from(along.wavenumberPerNm, (q, i): Row => [
          `profiles along ${axis}`,
          q,
          null,
          along.densityNm3[i] ?? null,
        ])
      : [];
  });
  return {
    name: `height-spectrum-${fileName(name)}`,
    title: `Power spectra of the heights of ${name}; densities in nm⁴ (over directions) and nm³ (profiles)`,
    columns: [text('spectrum'), number('q (rad/nm)', ''), number('W (nm⁴)', ''), number('density (nm³)', '')],
    rows: [
      ...Array.from(spectrum?.wavenumberPerNm ?? [], (q, i): Row => [
        'over directions',
        q,
        spectrum?.densityNm4[i] ?? null,
        null,
      ]),
      ...lines,
    ],
  };
}

export function comparisonTable({ name }: Named, { comparison }: ComparedFilms): ResultTable {
  const { sq, correlationLength, thickness } = comparison;
  const rows = [
    ['Sq (nm)', sq],
    ['T (nm)', correlationLength],
    ['d (nm)', thickness],
  ] as const;
  return {
    name: `surface-comparison-${fileName(name)}`,
    title: `Surfaces before and after the treatment of ${name}`,
    columns: [text('quantity'), text('of'), ...estimateColumns],
    rows: rows.flatMap(([quantity, compared]) =>
      compared
        ? (['before', 'after', 'difference', 'ratio'] as const).map((of): Row => [
            quantity,
            of,
            ...estimateCells(compared[of]),
          ])
        : [],
    ),
  };
}

export function contrastTable({ name }: Named, { contrast }: DescribedImage): ResultTable {
  const { ratio, levels, difference, differenceOverNoise } = contrast;
  const rows: [string, Estimate | null][] = [
    ['ratio of the regions', ratio.kind === 'determined' ? ratio.estimate : null],
    ['level of the first region', levels?.first ?? null],
    ['level of the second region', levels?.second ?? null],
    ['difference', difference],
    ['difference over noise', differenceOverNoise],
  ];
  return {
    name: `contrast-${fileName(name)}`,
    title: `Contrast of the micrograph of ${name}`,
    columns: [text('quantity'), ...estimateColumns],
    rows: rows.map(([quantity, estimate]) => [quantity, ...estimateCells(estimate)]),
  };
}
