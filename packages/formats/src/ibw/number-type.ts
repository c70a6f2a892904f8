import { UnsupportedFeatureError } from '@modalgain/numerics';
import type { SampleType } from '../sample-type.js';

/** Igor's codes of real number types; 1 would be added for complex numbers, 0 is text. */
const types: Readonly<Record<number, SampleType>> = {
  0x02: 'float32',
  0x04: 'float64',
  0x08: 'int8',
  0x10: 'int16',
  0x20: 'int32',
  0x48: 'uint8',
  0x50: 'uint16',
  0x60: 'uint32',
};

export function numberType(code: number, byte: number): SampleType {
  if (Object.hasOwn(types, code)) return types[code];
  const kind = code === 0 ? 'text' : (code & 1) === 1 ? 'complex numbers' : 'an unknown type of number';
  throw new UnsupportedFeatureError(
    `found a wave of ${kind} (type ${code}), expected real numbers of up to 8 bytes.`,
    { byte },
  );
}
