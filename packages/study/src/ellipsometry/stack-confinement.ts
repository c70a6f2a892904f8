import {
  correlatedEstimate,
  findModes,
  type Confinement,
  type IndexEstimate,
  type Polarization,
  type Stack,
} from '@modalgain/optics';
import type { EllipsometryResult } from '../results/index.js';

type Confinements = NonNullable<EllipsometryResult['at']>['confinement'];

/**
 * The three confinements of the fundamental modes, with the errors of n and thickness and their correlation by the fit; none in a
 * polarisation that the stack does not guide in. The film's own absorption is left out: it acts in second order.
 */
export function stackConfinement(
  stack: Stack,
  { film, index }: { readonly film: number; readonly index: IndexEstimate },
): Confinements {
  return (['TE', 'TM'] as const).flatMap((polarization) => {
    const confined = remembered((n, thicknessNm) =>
      confinementOf(withFilm(stack, film, { n, thicknessNm }), polarization),
    );
    const estimate = (definition: keyof Numbers) =>
      correlatedEstimate(index, (n, _, thicknessNm) => confined(n, thicknessNm)?.[definition]);
    const [modal, power, energy] = [estimate('modal'), estimate('power'), estimate('energy')];
    if (!modal || !power || !energy) return [];
    return [
      {
        polarization,
        modal: modal.estimate,
        power: power.estimate,
        energy: energy.estimate,
        independentOverCorrelated: modal.independentStandardError / modal.estimate.standardError,
      },
    ];
  });
}

interface Numbers {
  readonly modal: number;
  readonly power: number;
  readonly energy: number;
}

/** The three definitions ask for the same few points. */
function remembered(
  solve: (n: number, thicknessNm: number) => Numbers | undefined,
): (n: number, thicknessNm: number) => Numbers | undefined {
  const known = new Map<string, Numbers | undefined>();
  return (n, thicknessNm) => {
    const key = `${n} ${thicknessNm}`;
    if (!known.has(key)) known.set(key, solve(n, thicknessNm));
    return known.get(key);
  };
}

function confinementOf(stack: Stack, polarization: Polarization): Numbers | undefined {
  const confinement: Confinement | undefined = findModes(stack, polarization).modes.at(0)?.confinement;
  if (confinement?.power === undefined || confinement.energy === undefined) return undefined;
  return { modal: confinement.modal[0], power: confinement.power, energy: confinement.energy };
}

function withFilm(
  stack: Stack,
  film: number,
  { n, thicknessNm }: { readonly n: number; readonly thicknessNm: number },
): Stack {
  const layers = stack.layers.map((layer, position) =>
    position === film ? { ...layer, index: n, thicknessNm } : layer,
  );
  return { ...stack, layers, film: [film] };
}
