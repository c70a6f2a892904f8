import { InputError } from '@modalgain/numerics';
import { add, divide, multiply, scale, subtract, sum, type Complex } from '../complex.js';
import type { Mode } from '../modes/mode.js';
import { modeFieldAt } from '../modes/mode-field.js';
import { inPlaneAndNormalFactors } from '../modes/oriented-confinement.js';
import { interfacePositions } from '../stack/positions.js';
import type { PumpAbsorption } from './pump-absorption.js';

/** What of a mode its gain is weighted by. */
export type WeightingMode = Pick<
  Mode,
  'polarization' | 'field' | 'indexSensitivity' | 'normalIndexSensitivity'
>;

/** At how much fluence how much of a film's gain works: one entry a depth. */
export interface DepthWeights {
  /** Local over incident fluence. */
  readonly relativeFluence: Float64Array;
  /** Share of the depth in what the film's gain does to the mode; they sum to 1. */
  readonly weight: Float64Array;
}

/**
 * What a mode weights the depths of a pumped film by. To first order a change dn(x) of the film's index moves N by the integral of w(x) dn(x), w in TE
 * n u^2/(N W), and in TM n v^2/(N W) of the field in the plane and N u^2/(n_normal^3 W) of the normal one (notation of `ComplexMode`); gain is -i times a real dn, so that
 * Re w is what counts. Without a mode all depths count alike.
 *
 * `mode` is one of the same layers at the emission's wavelength; `normalDipoleShare` is as in
 * `orientedConfinement`: 1/3, dipoles at random, if absent.
 * @throws InputError for a share outside 0 to 1, and for a mode of other layers than the pump's.
 */
export function depthWeights({
  pump: { xNm, weightNm, localFluence, interfacesNm },
  mode,
  normalDipoleShare = 1 / 3,
}: {
  readonly pump: Pick<PumpAbsorption, 'xNm' | 'weightNm' | 'localFluence' | 'interfacesNm'>;
  readonly mode?: WeightingMode;
  readonly normalDipoleShare?: number;
}): DepthWeights {
  if (mode !== undefined) requireSameLayers(interfacesNm, interfacePositions(mode.field.thicknessNm));
  const weight =
    mode === undefined ? weightNm.slice() : weightsByMode({ xNm, weightNm }, mode, normalDipoleShare);
  const whole = weight.reduce((sum, value) => sum + value, 0);
  if (!(whole > 0)) {
    throw new InputError(
      'found a mode without light in the pumped film, expected one that the film guides.',
      {
        field: 'mode',
      },
    );
  }
  return { relativeFluence: localFluence, weight: weight.map((value) => value / whole) };
}

/**
 * A function of the local fluence averaged over the film as the gain of a mode sees it, by `depthWeights`. It is not f of the average fluence.
 *
 * @throws InputError for a fluence below 0, and as `depthWeights`.
 */
export function averageOverFilm({
  fluenceUjPerCm2,
  f,
  ...film
}: Parameters<typeof depthWeights>[0] & {
  readonly fluenceUjPerCm2: number;
  /** Of the local fluence in uJ/cm2. */
  readonly f: (fluenceUjPerCm2: number) => number;
}): number {
  if (!(fluenceUjPerCm2 >= 0 && fluenceUjPerCm2 < Infinity)) {
    throw new InputError(`found ${fluenceUjPerCm2}, expected a fluence of 0 or above.`, {
      field: 'fluenceUjPerCm2',
    });
  }
  const { relativeFluence, weight } = depthWeights(film);
  return relativeFluence.reduce((sum, share, i) => sum + weight[i] * f(share * fluenceUjPerCm2), 0);
}

/** Of the stack's thickness: what rounding may do to an interface. */
const samePlace = 1e-9;

function requireSameLayers(ofPump: readonly number[], ofMode: readonly number[]): void {
  const most = samePlace * ofPump[ofPump.length - 1];
  if (ofPump.length === ofMode.length && ofPump.every((x, i) => Math.abs(x - ofMode[i]) <= most)) return;
  const text = (xNm: readonly number[]): string =>
    xNm.map((x) => String(Number(x.toPrecision(6)))).join(', ');
  throw new InputError(
    `found a mode of a stack with interfaces at ${text(ofMode)} nm, expected one of the same layers as the pump's: ${text(ofPump)} nm.`,
    { field: 'mode' },
  );
}

type Nodes = Readonly<Pick<PumpAbsorption, 'xNm' | 'weightNm'>>;

/** The dN/dn of each layer, spread over its nodes as the squares of u and v are. */
function weightsByMode(
  { xNm, weightNm }: Nodes,
  { polarization, field, indexSensitivity, normalIndexSensitivity }: WeightingMode,
  normalDipoleShare: number,
): Float64Array {
  const factors = inPlaneAndNormalFactors(normalDipoleShare);
  const starts = interfacePositions(field.thicknessNm);
  const nodes = Array.from(xNm, (x, i) => {
    const region = starts.filter((start) => start <= x).length;
    const at = modeFieldAt(field, { region, fromStart: x - starts[region - 1] });
    const uSquared = scale(multiply(at.u, at.u), weightNm[i]);
    return {
      region,
      inPlane: polarization === 'TE' ? uSquared : scale(multiply(at.v, at.v), weightNm[i]),
      normal: uSquared,
    };
  });
  const perRegion = starts.map((_, region) => {
    const own = nodes.filter((node) => node.region === region);
    const normal = own.length === 0 ? zero : normalIndexSensitivity[region];
    const inPlane = own.length === 0 ? zero : subtract(indexSensitivity[region], normal);
    return {
      inPlane: divide(scale(inPlane, factors.inPlane), sum(own.map((node) => node.inPlane))),
      normal: divide(scale(normal, factors.normal), sum(own.map((node) => node.normal))),
    };
  });
  return Float64Array.from(nodes, ({ region, inPlane, normal }) => {
    const per = perRegion[region];
    return add(multiply(inPlane, per.inPlane), multiply(normal, per.normal))[0];
  });
}

const zero: Complex = [0, 0];
