import type { PlottedMaterial } from '@modalgain/figures';
import { InputError } from '@modalgain/numerics';
import type { Material } from '@modalgain/optics';

const curvePoints = 400;
/** Beyond the range of a material a strip is shown, so that its ends are seen. */
const stripShare = 0.04;

/** A material as its figure takes it: over the wavelengths that were asked for, or over all that is known where it was one. */
export function plottedMaterial(material: Material, askedNm: readonly number[]): PlottedMaterial {
  const { name, source, rangeNm } = material;
  const asked = [askedNm[0], askedNm[askedNm.length - 1]] as const;
  const windowNm = asked[0] < asked[1] ? asked : withStrips(rangeNm);
  const from = Math.max(windowNm[0], rangeNm[0]);
  const to = Math.min(windowNm[1], rangeNm[1]);
  const rows = rowsOf(material).filter(({ wavelengthNm }) => wavelengthNm >= from && wavelengthNm <= to);
  const wavelengthNm = [...new Set([...grid(from, to), ...rows.map((row) => row.wavelengthNm)])].sort(
    (a, b) => a - b,
  );
  const points = wavelengthNm.flatMap((nm) => pointAt(material, nm));
  return {
    name,
    source,
    rangeNm,
    windowNm,
    wavelengthNm: points.map((point) => point.nm),
    n: points.map(({ n }) => n),
    k: points.map(({ k }) => k),
    rows,
  };
}

/** Nothing where the range of a material has a gap. */
function pointAt({ nk }: Material, nm: number): { nm: number; n: number; k: number | null }[] {
  try {
    const { n, k } = nk(nm);
    return [{ nm, n, k: k ?? null }];
  } catch (problem) {
    if (problem instanceof InputError) return [];
    throw problem;
  }
}

function withStrips([first, last]: readonly [number, number]): readonly [number, number] {
  if (first === last) return [first - 10, first + 10];
  if (last / first > 6) return [first / (last / first) ** stripShare, last * (last / first) ** stripShare];
  const strip = stripShare * (last - first);
  return [first - strip, last + strip];
}

function grid(from: number, to: number): number[] {
  if (!(to > from)) return [from];
  const ratio = (to / from) ** (1 / curvePoints);
  return Array.from({ length: curvePoints + 1 }, (_, i) => (i === curvePoints ? to : from * ratio ** i));
}

function rowsOf({ blocks = [] }: Material): PlottedMaterial['rows'] {
  return blocks.flatMap((block) =>
    block.kind === 'formula'
      ? []
      : Array.from(block.wavelengthUm, (um, i) => ({
          wavelengthNm: Number((um * 1000).toPrecision(12)),
          n: block.n?.[i] ?? null,
          k: block.k?.[i] ?? null,
        })),
  );
}
