import { formatEstimate, formatSignificant, type Verdict } from '@modalgain/numerics';
import { mostSpectrumPixels } from './roughness/radial-spectrum.js';
import type { RegionRoughness } from './roughness/region-roughness.js';
import type { StepHeight } from './step/step-height.js';

/** Whether there is a step, and whether the scan direction suits it. */
export function stepVerdicts(step: StepHeight, { rows }: { readonly rows: number }): Verdict[] {
  if (step.kind === 'no-step') {
    return [
      {
        code: 'no-step',
        severity: 'note',
        sentence: 'The scan shows no step.',
        detail: step.why,
        evidence: {},
        next: 'For a thickness, scan across a scratch down to the substrate.',
      },
    ];
  }
  const { thicknessNm, evidence } = step;
  const found: Verdict = {
    code: 'step-found',
    severity: 'holds',
    sentence: 'Two levels with a sharp edge.',
    detail:
      `${formatEstimate(thicknessNm)} nm, ${formatSignificant(evidence.separation, 2)} times the levels' spread, ` +
      `film on ${(100 * evidence.filmShare).toFixed(0)} % of the scan. Calibration of the height scale is not in the uncertainty.`,
    evidence: { thicknessNm: thicknessNm.value, ...evidence },
  };
  return step.rowOffsets === 'free' || rows === 1 ? [found] : [found, alongRows];
}

const alongRows: Verdict = {
  code: 'scratch-along-rows',
  severity: 'caution',
  sentence: 'The scratch runs along the scan rows.',
  detail:
    'Row offsets cannot be told from the step; they are counted as noise, and slow drift may bias the thickness.',
  evidence: {},
  next: 'Turn the sample or the scan so that the fast axis crosses the scratch.',
};

/** A warning where roughness and levelling cannot be told apart. */
export function roughnessCaution(region: RegionRoughness): Verdict[] {
  if (region.kind === 'determined' && region.correctionHolds) return [];
  const detail =
    region.kind === 'determined'
      ? `The correlation length of ${formatEstimate(region.correlationLengthNm)} nm is over a tenth of the row: levelling took ` +
        `about ${(100 * region.levellingBias).toFixed(0)} % of Sq², and that much of it is uncertain.`
      : region.why;
  return [
    {
      code: 'roughness-too-slow',
      severity: 'caution',
      sentence: 'Roughness varies too slowly for this scan.',
      detail,
      evidence: region.kind === 'determined' ? { levellingBias: region.levellingBias } : {},
      next: 'Scan a larger area.',
    },
  ];
}

/** Says that a file's mask was there and is not what the numbers go by. */
export function maskNotice(maskedPixels: number): Verdict[] {
  if (maskedPixels === 0) return [];
  return [
    {
      code: 'mask-ignored',
      severity: 'note',
      sentence: "The file's mask was not used.",
      detail: `It marks ${maskedPixels} pixels, without saying what as; all pixels count.`,
      evidence: { maskedPixels },
      next: 'To leave the marked pixels out, or to use no others, set the mask to exclude or only.',
    },
  ];
}

/** Says where a part of a large scan, or means over blocks of pixels, stood for all of it. */
export function reductionNotice({
  rows,
  columns,
}: {
  readonly rows: number;
  readonly columns: number;
}): Verdict[] {
  const longest = Math.max(rows, columns);
  const reductions = [
    {
      above: 256,
      words: 'Sal, Str and spectra of profiles are from evenly spread lines, or Sal and Str from the middle',
    },
    { above: 384, words: 'a step is fitted to means over blocks of pixels' },
    { above: 512, words: 'the correlation length is from evenly spread rows' },
    { above: mostSpectrumPixels, words: 'the radial spectrum is from means over blocks' },
  ].filter(({ above }) => longest > above);
  if (reductions.length === 0) return [];
  return [
    {
      code: 'large-scan-reduced',
      severity: 'note',
      sentence: 'Not every number of this large scan is from every pixel.',
      detail: `${columns} x ${rows} pixels: ${reductions.map(({ words }) => words).join('; ')}. Height parameters, Sq, Sdq and Sdr use all.`,
      evidence: { rows, columns },
    },
  ];
}
