import { memorySource } from '@modalgain/formats';
import { runStudy } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import { scanFile } from '../../study/test/ellipsometry-support.js';
import { liveGuide, solveGuide } from '../src/index.js';

const text = `modalgain: 1
title: One film by ellipsometry
wavelengths: {emission: 656 nm}
stack: {cover: air, substrate: fused-silica}
films:
  A1:
    thickness: 204.3 +- 2 nm
    index: {ellipsometry: {file: a1.dat}}
`;
const files = new Map([['a1.dat', new TextEncoder().encode(scanFile(204, 3))]]);

describe('a film whose index and thickness are of one fit', () => {
  it('has the confinement live, with the error, that the run states', async () => {
    const results = await runStudy({ text, file: 'study.yaml', source: memorySource(files) });
    const { thicknessNm, filmIndex, ellipsometry, waveguide } = results.films[0];
    if (!thicknessNm || !filmIndex || waveguide?.mode.kind !== 'guided') throw new Error('expected a mode');
    const correlation = ellipsometry?.at?.indexThicknessCorrelation ?? 0;
    expect(Math.abs(correlation)).toBeGreaterThan(0.3);
    const live = async (indexThicknessCorrelation: number) => {
      const answer = await solveGuide(liveGuide({ text, file: 'study.yaml', files }), {
        tried: {
          film: 'A1',
          stack: { cover: 'air', above: [], below: [], substrate: 'fused-silica' },
          wavelengthNm: 656,
          thicknessNm: thicknessNm.value,
          filmIndex: null,
        },
        measured: { filmIndex, thicknessNm, indexThicknessCorrelation },
        mode: { polarization: 'TE', order: 0 },
        ranges: { thicknessNm: [20, 400], index: [1.5, 2.3], wavelengthNm: [450, 1000] },
        outsideNm: [150, 180],
        gain: null,
      });
      return answer.confinement?.modal;
    };
    const { value, standardError } = waveguide.mode.confinementModal;
    const together = await live(correlation);
    expect(together?.value).toBeCloseTo(value, 8);
    expect((together?.standardError ?? NaN) / standardError).toBeCloseTo(1, 6);
    const apart = await live(0);
    expect(Math.abs((apart?.standardError ?? NaN) / standardError - 1)).toBeGreaterThan(0.1);
  }, 60_000);
});
