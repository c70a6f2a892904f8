import { checkSlab, type SlabModeRequest } from './slab.js';
import { slabAngle } from './slab-root.js';

/**
 * Thickness at which a three-layer stack begins to guide a mode, in closed form (physics handbook, section 4):
 * d_m = lambda/(2 pi sqrt(nf^2 - ns^2)) (atan(rho sqrt((ns^2 - nc^2)/(nf^2 - ns^2))) + m pi), ns the higher outer index,
 * rho = 1 in TE and (nf/nc)^2 in TM. 0 in a symmetric stack for order 0, Infinity where the film's index is not the highest.
 *
 * @throws InputError for an index or wavelength that is not positive.
 */
export function slabCutoffThicknessNm(request: Omit<SlabModeRequest, 'thicknessNm'>): number {
  const unitSlab = { ...request, thicknessNm: 1 };
  checkSlab(unitSlab);
  const angle = slabAngle(unitSlab);
  if (angle === undefined) return Infinity;
  const phase = Math.atan(angle.ratioLow * Math.sqrt(angle.asymmetry)) + (request.order ?? 0) * Math.PI;
  return phase / angle.v;
}
