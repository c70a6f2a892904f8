import type { ScratchScanSpecification } from '@modalgain/surface';
import { faultSize, type FaultAt } from './fault-size.js';

/** Faults of the AFM scan of a film, in the place of what is drawn for it. */
export function surfaceFaults(film: FaultAt): Partial<ScratchScanSpecification> {
  const tiltXNm = faultSize('afm-tilt', film);
  const bowNm = faultSize('afm-bow', film);
  const scarCount = faultSize('afm-scars', film);
  const rowOffsetRmsNm = faultSize('afm-row-offsets', film);
  return {
    ...(tiltXNm !== undefined && { tiltXNm }),
    ...(bowNm !== undefined && { bowNm }),
    ...(scarCount !== undefined && { scarCount: Math.round(scarCount) }),
    ...(rowOffsetRmsNm !== undefined && { rowOffsetRmsNm }),
  };
}
