import { normalQuantile975, type Estimate } from '@modalgain/numerics';

/** One sentence, the part that matters apart: "Eq. 1 is" "36 % low" "here; ...". */
export interface WindowSentence {
  readonly before: string;
  readonly strong: string;
  readonly after: string;
}

interface Compared {
  /** Undefined where it could not be fitted. */
  readonly equationOne: Estimate | undefined;
  /** Undefined where the full model finds no gain that is determined. */
  readonly full: Estimate | undefined;
  /** What Eq. 1 gives on the full model's own curve, in the same window. */
  readonly bySaturationPerCm: number | undefined;
}

/** How Eq. 1 on a window and the full model differ, and how much of it saturation explains. */
export function windowSentence({ equationOne, full, bySaturationPerCm }: Compared): WindowSentence {
  if (!equationOne)
    return plain(
      'Eq. 1 cannot be fitted here: the window needs three lengths with light, and points that rise.',
    );
  if (!full)
    return plain('The full model determines no gain to compare with; Eq. 1 in a window does not know that.');
  const difference = equationOne.value - full.value;
  const relative = difference / full.value;
  const explained = bySaturationPerCm === undefined ? undefined : bySaturationPerCm / full.value - 1;
  const errors = Math.hypot(equationOne.standardError, full.standardError);
  if (Math.abs(difference) < normalQuantile975 * errors)
    return {
      before: 'Eq. 1 and the full model ',
      strong: 'agree within their errors',
      after: ` in this window${biasOf(explained, '; saturation alone would move Eq. 1 by')}.`,
    };
  return {
    before: 'Eq. 1 is ',
    strong: `${percent(Math.abs(relative))} ${relative < 0 ? 'low' : 'high'}`,
    after: ` in this window${biasOf(explained, '; saturation alone explains')}.`,
  };
}

const plain = (before: string): WindowSentence => ({ before, strong: '', after: '' });

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

/** The part of saturation, where it is a per cent at least. */
function biasOf(explained: number | undefined, words: string): string {
  if (explained === undefined || Math.abs(explained) < 0.01) return '';
  return `${words} ${explained < 0 ? '−' : '+'}${percent(Math.abs(explained))}`;
}
