import type { Verdict } from '@modalgain/numerics';
import type { Study } from '../schema/study.js';

/** What a scanner with a routine calibration of its heights is good to. */
const assumedError = 0.01;

/** The relative error that all AFM heights of a study share: as stated, else assumed. */
export function heightScaleErrorOf({ instruments }: Study): number {
  return instruments?.afmHeightScale?.value ?? assumedError;
}

/** Says that the error was assumed, where it was and matters. */
export function assumedHeightScale({ instruments, films }: Study): Verdict[] {
  const hasScans = Object.values(films).some(({ thickness }) => thickness && 'afm' in thickness);
  if (!hasScans || instruments?.afmHeightScale) return [];
  return [
    {
      code: 'height-scale-assumed',
      severity: 'note',
      sentence: 'AFM heights are taken as good to 1 %.',
      detail: 'Their calibration is not stated. All thicknesses share this error; in ratios it cancels.',
      evidence: { relativeError: assumedError },
      next: 'State it: instruments: {afmHeightScale: 0.5 %}.',
    },
  ];
}
