import { compareSurfaces } from '@modalgain/surface';
import type { SurfaceComparison, SurfaceState } from '@modalgain/surface';
import type { Verdict } from '@modalgain/numerics';
import type { ComparisonResult } from '../results/index.js';
import type { DescribedScan } from './read-scans.js';

/** The scan that stands for a film: the first with a step, else the first; without its heights, which are many and not compared. */
export function comparableScan(scans: readonly DescribedScan[]): SurfaceState | undefined {
  const scan = scans.find(({ description }) => description.step.kind === 'step') ?? scans.at(0);
  if (!scan) return undefined;
  const { map, description } = scan;
  const { step, heights } = description;
  const none = { heights: new Float64Array(0), pixels: new Uint8Array(0) };
  const slimStep =
    step.kind === 'step'
      ? { ...step, levelledNm: none.heights, filmMask: none.pixels, substrateMask: none.pixels }
      : step;
  return {
    map: { ...map, zNm: none.heights, mask: none.pixels },
    description: {
      ...description,
      step: slimStep,
      heights: { ...heights, zNm: none.heights, use: none.pixels },
    },
  };
}

/** Which verdicts on two scans belong into those of a study: thickness has its own place there. */
const told = /^(roughness-|different-)/;

/** What the scans of a film before and after its treatment say of its roughness; nothing where one of them has none. */
export function compareScans(
  before: SurfaceState | undefined,
  after: SurfaceState | undefined,
): { readonly surfaces: ComparisonResult['surfaces']; readonly verdicts: readonly Verdict[] } {
  if (!before || !after) return { surfaces: null, verdicts: [] };
  const { verdicts, ...compared }: SurfaceComparison = compareSurfaces({ before, after });
  return { surfaces: compared, verdicts: compared.sq ? verdicts.filter(({ code }) => told.test(code)) : [] };
}
