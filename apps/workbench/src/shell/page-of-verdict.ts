import { severities, type Severity, type Verdict } from '@modalgain/numerics';
import type { PageId } from '../pages/pages';

/** Where the evidence of a verdict is shown, by the words of its code; the first that fits. */
const words: readonly (readonly [RegExp, PageId])[] = [
  [/^(laser|resonator|grating)/, 'design'],
  [/image|border|contrast|annotation|clipped-levels|black-level|gamma-applied|regions-alike/, 'surface'],
  [/scratch|^step-found|^no-step|roughness|height|mask|large-scan|thickness-not|lonely-side/, 'surface'],
  [
    /threshold|narrow|definitions|superlinear|change-of-slope|step-in-series|steps-hard|no-light/,
    'threshold',
  ],
  [/density|mass-balance|ratio|packing|loss|decay|coupling|pump-depth|cross-section|gain-model/, 'gain'],
  [/exceeds-index|index-exceeds|pump-absorption|keep-mass|gain-emitters|^treatment|readings-stand/, 'gain'],
  [/saturation-|fluences|enters-gain-fit|absorbance|before-and-after|facing|spot/, 'gain'],
  [/guides-|^delta-|rear-side|thickness-a|parameter/, 'waveguide'],
  [/spectr|gain|stripe|drift|scan|offset|background|scatter|saturates|repeats|feedback/, 'stripe'],
  [/detector|equation-one|fluence|point|peak|photoluminescence|intensit|^not-determined/, 'stripe'],
  [
    /confinement|guided|mode|cut-off|ellipsometry|index|extinction|stack|power-is-not|film-absorbs/,
    'waveguide',
  ],
];

export function pageOfVerdict({ code }: Pick<Verdict, 'code'>): PageId {
  return words.find(([pattern]) => pattern.test(code))?.[1] ?? 'report';
}

/** The worst contradiction or caution of each page, for its tab. */
export function worstByPage(verdicts: readonly Verdict[]): ReadonlyMap<PageId, Severity> {
  const worst = new Map<PageId, Severity>();
  for (const severity of severities.slice(0, 3).toReversed()) {
    for (const verdict of verdicts) {
      if (verdict.severity === severity) worst.set(pageOfVerdict(verdict), severity);
    }
  }
  return worst;
}
