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

/** @throws InputError for scans that cannot be read, or not be described as the study asks */
export async function describeScans(
  { inputs, placeOf }: StudyContext,
  film: string,
  scans: readonly ScanInput[],
): Promise<DescribedScan[]> {
  const place = placeOf(['films', film, 'thickness', 'afm']);
  const described: DescribedScan[] = [];
  for (const { files, channel, recipe, mask, areas } of scans) {
    for (const file of await inputs.list(files, place)) {
      const { measurements } = await inputs.read({ file, as: 'height-map', film });
      const map = heightChannel(measurements, { file, channel });
      const description = describeSurface(map, { mask, ...(recipe && { recipe }), ...(areas && { areas }) });
      described.push({ map, description, areas });
    }
  }
  return described;
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
