import { figuresOf, renderFigures, svgDocument } from '@modalgain/figures';
import { resultsSchema, serialiseResults } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import { filmOf, run, study, verdictOf } from '../../study/test/run-study-support.js';
import { renderReport } from '../src/index.js';

/** Films of this index alone, or beside one that guides, on fused silica of index 1.456. */
const filmsOf = (index: string, more = ''): string =>
  study(
    `stack: {cover: air, substrate: fused-silica}\nfilms: {L: {thickness: 200 nm, index: ${index}}${more}}\n`,
  );

describe('a film whose index is not above that of its substrate', async () => {
  const results = await run(filmsOf('1.3'));

  it('is said to guide at no thickness, and not to need a thicker film', () => {
    const { detail, next } = verdictOf(results, 'no-guided-mode');
    expect(detail).toMatch(
      /index, 1\.3, is not above that of the substrate, fused-silica \(1\.456\): no thickn/,
    );
    expect(next).toMatch(/^A substrate of lower index/);
    expect(filmOf(results, 'L').waveguide?.mode).toMatchObject({ kind: 'cut-off', cutoffThicknessNm: null });
  });

  it.each([
    ['alone', filmsOf('1.3')],
    ['beside a film that guides', filmsOf('1.3', ', H: {thickness: 150 nm, index: 2.0}')],
    ['within its error only', filmsOf('1.47 +- 0.02').replace('200 nm', '3000 nm')],
    ['below its cover', filmsOf('1.3').replace('air', '1.6')],
  ])('leaves no NaN and no infinity in results, figures and report: %s', async (_, text) => {
    const each = await run(text);
    const json = serialiseResults(each);
    expect(resultsSchema.safeParse(JSON.parse(json)).error).toBeUndefined();
    const figures = renderFigures(figuresOf(each), svgDocument());
    const report = renderReport(each, { figures, fonts: null });
    const wrong = /NaN|Infinity|∞/;
    for (const written of [json, report, ...figures.map(({ svg }) => svg)])
      expect(written).not.toMatch(wrong);
  });
});
