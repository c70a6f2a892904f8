import { memorySource } from '@modalgain/formats';
import { InputError, type Verdict } from '@modalgain/numerics';
import { runStudy } from '../src/pipeline/index.js';
import type { FilmResult, Results } from '../src/results/index.js';

/** Runs a study of files in memory. */
export function run(text: string, files: Record<string, string> = {}): Promise<Results> {
  const encoder = new TextEncoder();
  const bytes = Object.entries(files).map(([file, content]) => [file, encoder.encode(content)] as const);
  return runStudy({ text, file: 'study.yaml', source: memorySource(new Map(bytes)) });
}

/** A study file: what every one needs, and the rest as given. */
export const study = (rest: string): string =>
  `modalgain: 1\ntitle: Test\nwavelengths: {emission: 656 nm, pump: 400 nm}\n${rest}`;

interface Scan {
  readonly gainPerCm: number;
  /** Relative scatter of the points; always the same draws. */
  readonly noise?: number;
  readonly amplitude?: number;
  readonly header?: string;
}

/** A stripe scan by Eq. 1 with a scatter that repeats itself and has no trend. */
export function scanText({ gainPerCm, noise = 0.03, amplitude = 2e4, header = '' }: Scan): string {
  const rows = Array.from({ length: 24 }, (_, i) => {
    const lengthUm = 10 * (i + 1);
    const amplified = gainPerCm === 0 ? lengthUm / 1e4 : Math.expm1((gainPerCm * lengthUm) / 1e4) / gainPerCm;
    const scatter = noise * Math.SQRT2 * Math.sin(2.4 * i * (i + 1));
    return `${lengthUm},${amplitude * amplified * (1 + scatter)}`;
  });
  return `${header}Stripe length (um),Intensity (counts)\n${rows.join('\n')}\n`;
}

export function filmOf({ films }: Results, name: string): FilmResult {
  const found = films.find((film) => film.name === name);
  if (!found) throw new Error(`no film ${name}`);
  return found;
}

/** The error that a study is refused with. */
export async function refusal(text: string, files: Record<string, string> = {}): Promise<InputError> {
  try {
    await run(text, files);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

export function verdictOf({ verdicts }: Pick<Results, 'verdicts'>, code: string): Verdict {
  const found = verdicts.find((verdict) => verdict.code === code);
  if (!found)
    throw new Error(`no verdict ${code} among ${verdicts.map((verdict) => verdict.code).join(', ')}`);
  return found;
}

export const codesOf = ({ verdicts }: Pick<Results, 'verdicts'>): string[] =>
  verdicts.map(({ code }) => code);
