import { readMeasurement } from '@modalgain/formats';
import type { HeightMap } from '@modalgain/measurements';
import { InputError, type Estimate } from '@modalgain/numerics';
import { describeSurface, type SurfaceDescription } from '@modalgain/surface';
import { readInputFile } from '../input.js';
import type { SurfaceTask } from './options.js';

/** One height channel and what it says. */
export interface DescribedChannel {
  readonly map: HeightMap;
  readonly description: SurfaceDescription;
}

export interface DescribedFile {
  readonly file: string;
  /** At least one. */
  readonly channels: readonly DescribedChannel[];
  readonly notes: readonly string[];
  readonly areas: SurfaceTask['areas'];
}

/** Reads a file's height channels and describes each. */
export async function describeFile(file: string, task: SurfaceTask): Promise<DescribedFile> {
  const { channel, mask, recipe, areas } = task;
  const { measurements, provenance } = await readMeasurement({
    ...(await readInputFile(file)),
    as: 'height-map',
  });
  const maps = chooseChannels(measurements, { file, channel });
  const describe = (map: HeightMap): DescribedChannel => ({
    map,
    description: describeSurface(map, { mask, ...(recipe && { recipe }), ...(areas && { areas }) }),
  });
  return { file, channels: maps.map(describe), notes: provenance.notes, areas };
}

function chooseChannels(
  maps: readonly HeightMap[],
  { file, channel }: { readonly file: string; readonly channel: string | undefined },
): readonly HeightMap[] {
  if (channel === undefined) return maps;
  const found = maps.filter(({ title }) => title === channel);
  if (found.length > 0) return found;
  const titles = maps.map(({ title }) => `"${title}"`).join(', ');
  throw new InputError(`found the height channels ${titles}, but none is called "${channel}".`, { file });
}

/** The channel that speaks for a file: the first with a step, else the first. */
export const mainChannel = ({ channels }: DescribedFile): DescribedChannel =>
  channels.find(({ description }) => description.step.kind === 'step') ?? channels[0];

/** Where a scratch shows it. */
export const thicknessOf = ({ description: { step } }: DescribedChannel): Estimate | undefined =>
  step.kind === 'step' ? step.thicknessNm : undefined;
