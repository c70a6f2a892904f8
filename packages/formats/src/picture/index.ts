import { UnsupportedFeatureError } from '@modalgain/numerics';
import type { FileContent, MeasurementFormat, NamedBytes, Sniff } from '../format.js';

const signatures = [
  { name: 'PNG', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { name: 'JPEG', bytes: [0xff, 0xd8, 0xff] },
];

/** Recognised only to say what to do: these pictures are made for looking at, without scale or with changed grey levels. */
export const picture: MeasurementFormat = {
  id: 'picture',
  title: 'PNG or JPEG picture',
  extensions: ['.png', '.jpg', '.jpeg'],
  kinds: ['micrograph'],
  facts: {
    instruments: 'any program that exports pictures',
    tried: 'recognised by the signature',
    notRead: 'everything: export the micrograph as TIFF, which keeps scale and grey levels',
  },
  sniff: sniffPicture,
  read: refusePicture,
};

const nameOf = (file: Uint8Array): string | undefined =>
  signatures.find(({ bytes }) => bytes.every((byte, index) => file[index] === byte))?.name;

function sniffPicture({ bytes }: NamedBytes): Sniff {
  const name = nameOf(bytes);
  return name === undefined
    ? { verdict: 'no', reason: 'does not begin with the signature of PNG or JPEG' }
    : { verdict: 'yes', reason: `begins with the signature of ${name}` };
}

function refusePicture({ bytes }: NamedBytes): FileContent {
  const name = nameOf(bytes) ?? 'PNG or JPEG';
  throw new UnsupportedFeatureError(
    `found a ${name} picture, which has no scale and need not have the grey levels of the detector; export the micrograph as TIFF (8 or 16 bit) from the microscope's program.`,
  );
}
