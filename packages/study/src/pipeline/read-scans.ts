import type { HeightMap } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import { describeSurface } from '@modalgain/surface';
import type { SurfaceDescription } from '@modalgain/surface';
import type { ScanInput } from '../schema/scans.js';
import type { StudyContext } from './context.js';

/** A scan of a film and what it says. */
export interface DescribedScan {
  readonly map: HeightMap;
  readonly description: SurfaceDescription;
  readonly areas: ScanInput['areas'];
}

/** A scan as it is read for a film, and how the study wants it described. */
export interface ReadScan {
  readonly map: HeightMap;
  /** All height channels of its file. */
  readonly channels: readonly HeightMap[];
  /** What the study states of it, and where among the entries of the film. */
  readonly input: ScanInput;
  readonly entry: number;
}

/** @throws InputError for scans that cannot be read */
export async function* readScans(
  { inputs, placeOf }: StudyContext,
  film: string,
  scans: readonly ScanInput[],
): AsyncGenerator<ReadScan> {
  const place = placeOf(['films', film, 'thickness', 'afm']);
  for (const [entry, input] of scans.entries()) {
    for (const file of await inputs.list(input.files, place)) {
      const { measurements } = await inputs.read({ file, as: 'height-map', film });
      const map = heightChannel(measurements, { file, channel: input.channel });
      yield { map, channels: measurements, input, entry };
    }
  }
}

/** @throws InputError for scans that cannot be read, or not be described as the study asks */
export async function describeScans(
  context: StudyContext,
  film: string,
  scans: readonly ScanInput[],
): Promise<DescribedScan[]> {
  const described: DescribedScan[] = [];
  for await (const { map, input } of readScans(context, film, scans))
    described.push(describeScan(map, input));
  return described;
}

/** @throws InputError for a scan that cannot be described as asked */
export function describeScan(
  map: HeightMap,
  { recipe, mask, areas }: Pick<ScanInput, 'recipe' | 'mask' | 'areas'>,
): DescribedScan {
  const description = describeSurface(map, { mask, ...(recipe && { recipe }), ...(areas && { areas }) });
  return { map, description, areas };
}

/** The channel that is asked for, else the topography: the first whose title says so, else the first. */
function heightChannel(
  channels: readonly [HeightMap, ...HeightMap[]],
  { file, channel }: { readonly file: string; readonly channel: string | undefined },
): HeightMap {
  if (channel === undefined)
    return channels.find(({ title }) => /height|topo|z ?sensor/i.test(title)) ?? channels[0];
  const found = channels.find(({ title }) => title === channel);
  if (found) return found;
  const titles = channels.map(({ title }) => `"${title}"`).join(', ');
  throw new InputError(`found the height channels ${titles}, but none is called "${channel}".`, { file });
}
