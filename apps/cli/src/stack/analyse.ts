import { stackDocument, type StackDocument } from '@modalgain/study';
import { readStackFile } from '../read-stack-file.js';
import { anglesOf, oneWavelength, polarizationsOf, wavelengthsOf, type StackOptions } from './options.js';

/** Reads a stack file and computes what the options ask for. */
export async function analyseStack(file: string, options: StackOptions): Promise<StackDocument> {
  const anglesDeg = anglesOf(options);
  const { profile } = options;
  const profileNm = profile === undefined ? undefined : oneWavelength(profile, '--profile');
  const read = await readStackFile(file);
  const profileAlone = options.wavelengths === undefined && read.wavelengthNm === undefined;
  return stackDocument(read, {
    wavelengthsNm: profileAlone && profileNm !== undefined ? [profileNm] : wavelengthsOf(options, read),
    anglesDeg,
    polarizations: polarizationsOf(options),
    ...(profileNm !== undefined && { profileNm }),
  });
}
