import { formatEstimate, formatSignificant } from '@modalgain/numerics';
import type { Estimate, Verdict } from '@modalgain/numerics';
import type { Micrograph } from '@modalgain/measurements';
import type { Clipping } from './clipping.js';

/** Clipped pixels in a region: above the first share it is said, above the second there is no ratio. */
const worthSaying = 0.001;
export const mostClipped = 0.05;
const percent = (share: number) => `${formatSignificant(100 * share, 2)} %`;

/** What every ratio of brightness has to be read with. */
export const relativeOnly: Verdict = {
  code: 'contrast-relative',
  severity: 'note',
  sentence: 'Brightness compares within this image only.',
  detail:
    'Gain, offset and working distance change between images; more brightness may be density, but also height, charge or edge.',
  evidence: {},
};

export function blackLevelVerdict(blackLevel: number | undefined, second: Estimate): Verdict {
  if (blackLevel !== undefined) {
    return {
      code: 'black-level-stated',
      severity: 'note',
      sentence: 'The ratio counts from the stated black.',
      detail: `Black is grey level ${blackLevel}, the second region ${formatEstimate(second)}; the error of the black level is not in the ratio's.`,
      evidence: { blackLevel },
    };
  }
  return {
    code: 'black-level-assumed',
    severity: 'caution',
    sentence: 'The ratio depends on the black level.',
    detail:
      'Black is taken as grey level 0, but the brightness knob shifts it at will: without it only the difference over the noise means something.',
    evidence: { blackLevel: 0 },
    next: 'Take an image with the beam blanked at the same settings and state its level as black level.',
  };
}

export function clippingVerdicts({ shares, largestShare }: Clipping): Verdict[] {
  if (largestShare <= worthSaying) return [];
  const isOpen = largestShare > mostClipped;
  return [
    {
      code: 'image-saturated',
      severity: isOpen ? 'not-determined' : 'caution',
      sentence: 'Pixels are cut off at black or white.',
      detail:
        `${percent(shares[0])} of the first region and ${percent(shares[1])} of the second stand at an end of the grey scale` +
        (isOpen ? ': too many for a ratio.' : '; their means are drawn inwards.'),
      evidence: { firstShare: shares[0], secondShare: shares[1] },
      next: 'Lower the contrast, or move the brightness, until the histogram ends before both ends.',
    },
  ];
}

export function gammaVerdicts({ settings: { gamma } }: Micrograph): Verdict[] {
  if (gamma === undefined || Math.abs(gamma - 1) < 1e-3) return [];
  return [
    {
      code: 'gamma-applied',
      severity: 'caution',
      sentence: 'The grey scale is not linear.',
      detail: `The microscope applied a gamma of ${gamma}: grey levels are no measure of the signal, nor is their ratio.`,
      evidence: { gamma },
      next: 'Take the image with a gamma of 1.',
    },
  ];
}

export function annotationVerdicts({ rows, imageRows: stated }: Micrograph, imageRows: number): Verdict[] {
  if (imageRows === rows) return [];
  return [
    {
      code: 'annotation-excluded',
      severity: 'note',
      sentence: 'The annotation bar was left out.',
      detail: `Rows ${imageRows + 1} to ${rows}, ${stated === undefined ? 'found by their even ground' : 'as the header says'}.`,
      evidence: { imageRows, rows },
    },
  ];
}

export function reducedVerdicts(side: number): Verdict[] {
  if (side === 1) return [];
  return [
    {
      code: 'image-reduced',
      severity: 'note',
      sentence: 'The image was reduced before the analysis.',
      detail: `Means over ${side} x ${side} pixels were fitted; the noise and the clipped pixels are those of the single pixels.`,
      evidence: { side },
    },
  ];
}

export function coarseNoiseVerdicts(isFine: boolean, [across, down]: readonly [number, number]): Verdict[] {
  if (isFine) return [];
  return [
    {
      code: 'contrast-noise-coarse',
      severity: 'caution',
      sentence: 'The image holds few independent patches.',
      detail: `Its structure is so coarse that blocks of ${across} x ${down} pixels leave fewer than ten a region: the interval may be too narrow.`,
      evidence: { acrossPixels: across, downPixels: down },
      next: 'Take the border at a lower magnification, or several images of it.',
    },
  ];
}

export function noBorder(why: string): Verdict {
  return {
    code: 'no-border',
    severity: 'not-determined',
    sentence: 'No border is found in this image.',
    detail: why,
    evidence: {},
    next: 'Give the two regions as rectangles, or take the image across the edge of the stamp.',
  };
}

export function borderVerdict({ difference, angleDeg }: { difference: Estimate; angleDeg: number }): Verdict {
  return {
    code: 'border-found',
    severity: 'holds',
    sentence: 'One straight border divides the image.',
    detail: `It runs ${formatSignificant(angleDeg, 2)}° from the horizontal; across it brightness steps by ${formatEstimate(difference)} grey levels.`,
    evidence: { angleDeg, difference: difference.value },
  };
}

export function noDifference(): Verdict {
  return {
    code: 'regions-alike',
    severity: 'note',
    sentence: 'The brightness of the two regions is not told apart.',
    detail: 'The interval of their difference holds zero.',
    evidence: {},
  };
}
