import path from 'node:path';

/**
 * Refuses files of one folder whose names hold different fluences: without --fluence they would be taken for one scan.
 *
 * @throws InputError with two of the fluences
 */
export async function refuseSeveralFluences(files: readonly string[]): Promise<void> {
  const { energiesIn } = await import('@modalgain/study');
  const firstOf = new Map<string, { readonly file: string; readonly fluence: string }>();
  for (const file of files) {
    const fluence = energiesIn(path.basename(file))
      .map(({ uj }) => uj)
      .join(' ');
    const first = firstOf.get(path.dirname(file));
    if (first === undefined) firstOf.set(path.dirname(file), { file, fluence });
    else if (first.fluence !== fluence) await refuse(first.file, file);
  }
}

async function refuse(first: string, second: string): Promise<never> {
  const { InputError } = await import('@modalgain/numerics');
  throw new InputError(
    `found files of different fluences, such as "${path.basename(first)}" and "${path.basename(second)}", expected one fluence a scan: give --fluence "{fluence}uJ", or the files of one fluence alone.`,
  );
}
