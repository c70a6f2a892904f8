import { memorySource, writeTiff } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import { simulateStampedBorder } from '@modalgain/surface';
import { describe, expect, it } from 'vitest';
import { checkStudy, runStudy } from '../src/pipeline/index.js';
import { resultsSchema } from '../src/results/index.js';

const image = writeTiff(
  simulateStampedBorder({ seed: 1, columns: 120, imageRows: 90, tiltDeg: 0, pixelSizeNm: 20 }),
);
const source = memorySource(new Map([['sem/A.tif', image]]));

const studyText = (micrograph: string): string => `modalgain: 1
title: A border
wavelengths:
  emission: 656 nm
films:
  A:
    micrograph: ${micrograph}
`;
const task = (micrograph: string) => ({ text: studyText(micrograph), file: 'study.yaml', source });

async function contrastOf(micrograph: string) {
  const results = resultsSchema.parse(await runStudy(task(micrograph)));
  const { contrast } = results.films[0];
  if (contrast?.ratio.kind !== 'determined') throw new Error('no ratio');
  return { results, contrast, ratio: contrast.ratio.estimate };
}

describe('the micrograph of a film', () => {
  it('gives the ratio of its two sides, with verdicts that name the film', async () => {
    const { results, contrast, ratio } = await contrastOf('{file: sem/A.tif, blackLevel: 20}');
    expect(Math.abs(ratio.value - 1.25)).toBeLessThan(3 * ratio.standardError);
    expect(contrast).toMatchObject({ file: 'sem/A.tif', blackLevel: 20, regions: null, imageRows: 90 });
    expect(results.verdicts).toContainEqual(
      expect.objectContaining({ code: 'contrast-relative', film: 'A' }),
    );
    expect(results.inputs.map(({ file }) => file)).toContain('sem/A.tif');
  });

  it('compares the regions that are stated, the stamped one over the other', async () => {
    const { contrast, ratio } = await contrastOf(
      '{file: sem/A.tif, blackLevel: 20, regions: {stamped: "1.4..2.3 x 0..1.8 um", unstamped: "5..50 x 0..90 px"}}',
    );
    expect(contrast.border).toBeNull();
    expect(contrast.regions?.first).toEqual({ columns: [70, 115], rows: [0, 90] });
    expect(Math.abs(ratio.value - 1.25)).toBeLessThan(3 * ratio.standardError);
  });

  it.each([
    ['{file: sem/B.tif}', /sem\/B\.tif/],
    ['{file: sem/A.tif, blackLevel: 130}', /expected one below the darker region/],
    [
      '{file: sem/A.tif, regions: {stamped: "0..9 x 0..90 px", unstamped: "50..200 x 0..90 px"}}',
      /columns 50 to 200/,
    ],
  ])('refuses %s with the place in the study file', async (micrograph, sentence) => {
    const refused = runStudy(task(micrograph));
    await expect(refused).rejects.toThrow(InputError);
    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.toMatchObject({ place: { file: 'study.yaml', line: 7 } });
  });

  it('is checked with the study: a region that is no rectangle is refused in its line', async () => {
    const check = checkStudy(task('{file: sem/A.tif, regions: {stamped: left, unstamped: right}}'));
    await expect(check).rejects.toThrow(/expected a rectangle such as/);
  });
});
