import { readMeasurement, type FileSource } from '@modalgain/formats';
import { findMaterial, materialFromDispersion, materialFromTable, type Material } from '@modalgain/optics';
import { dispersionModelOf } from './dispersion-schema.js';
import type { IndexEntry } from './index-schema.js';
import {
  constantSubstance,
  mixture,
  substanceOfMaterial,
  substanceOfModel,
  type Substance,
} from './substance.js';

/**
 * The substance that an index of a stack file states. `wavelengthNm`, where it is known, helps to tell apart what an ambiguous name may mean.
 *
 * @throws InputError for an unknown material, or a file that is missing, outside the folder or without n
 */
export async function readIndex(
  entry: IndexEntry,
  reading: { readonly source: FileSource; readonly wavelengthNm: number | undefined },
): Promise<Substance> {
  if (typeof entry === 'number') return constantSubstance(entry, undefined);
  if (typeof entry === 'string') return substanceOfMaterial(findMaterial(entry, reading.wavelengthNm));
  if ('file' in entry)
    return { ...substanceOfMaterial(await materialFromFile(entry.file, reading.source)), fromFile: true };
  if ('kind' in entry) return substanceOfModel(dispersionModelOf(entry));
  if (!('law' in entry)) return constantSubstance(...entry);
  const host = await readIndex(entry.host, reading);
  return mixture(entry, host, await readIndex(entry.inclusion, reading));
}

async function materialFromFile(file: string, source: FileSource): Promise<Material> {
  const bytes = await source.read(file);
  const { measurements } = await readMeasurement({
    name: file,
    bytes,
    as: ['optical-constants', 'dispersion'],
  });
  const [data] = measurements;
  return data.kind === 'dispersion' ? materialFromDispersion(file, data) : materialFromTable(file, data);
}
