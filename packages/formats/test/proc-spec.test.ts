import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { itWithSharedData } from '../../../test-support/shared-data.js';
import { openZip } from '../src/zip/index.js';
import { readSpectra, sentenceOf, sharedBytes, utf8 } from './spectrum-support.js';
import { procSpecFile } from './spectrum-files.js';

describe('ProcSpec archives of SpectraSuite', () => {
  it('give the sample less the dark, in counts, with the settings', async () => {
    const { series, notes, format } = await readSpectra(
      'a.ProcSpec',
      procSpecFile({ sample: [5, 7, 9], dark: [1, 2, 3] }),
    );
    expect(format).toBe('proc-spec');
    expect([...series.wavelengthNm]).toEqual([600, 601, 602]);
    expect([...series.spectra[0]]).toEqual([4, 5, 6]);
    expect(series).toMatchObject({ intensityUnit: 'counts', integrationTimeS: 0.01 });
    expect(notes).toContain('Settings: spectrometer USB4C00001; scans averaged 40; boxcar 10.');
    expect(notes).not.toContain('saturated');
  });

  it('give the sample as it is where no dark is stored, and say that it was saturated', async () => {
    const bytes = procSpecFile({ sample: [5, 7, 9], saturated: true });
    const { series, notes } = await readSpectra('a.ProcSpec', bytes);
    expect([...series.spectra[0]]).toEqual([5, 7, 9]);
    expect(notes).toContain('no dark is stored');
    expect(notes).toContain('pixels were saturated');
  });

  it('are refused where they are damaged, and where dark and sample differ', async () => {
    const uneven = procSpecFile({ sample: [5, 7, 9], dark: [1, 2] });
    expect(await sentenceOf(readSpectra('a.ProcSpec', uneven))).toContain(
      'found a dark spectrum of 2 pixels for a sample of 3',
    );
    const empty = zipSync({ 'ps_1.xml': utf8('<a><sourceSpectra/></a>') });
    expect(await sentenceOf(readSpectra('a.ProcSpec', empty))).toContain('found no sourceSpectra');
    const text = zipSync({
      'ps_1.xml': utf8(
        '<a><sourceSpectra><b><pixelValues><double>x</double></pixelValues></b></sourceSpectra></a>',
      ),
    });
    expect(await sentenceOf(readSpectra('a.ProcSpec', text))).toContain(
      'found "x" at pixel 0 of pixelValues',
    );
  });

  it('are refused as bombs', async () => {
    const bomb = zipSync({ 'ps_1.xml': new Uint8Array(2 ** 25).fill(0x20) });
    expect(await sentenceOf(readSpectra('a.ProcSpec', bomb))).toContain('refused as hostile');
  });

  itWithSharedData(
    'of the reference data give what the exported transmission was computed from',
    async () => {
      const bytes = sharedBytes('spectra/ocean/BB_PF21_4.ProcSpec');
      const { series } = await readSpectra('BB_PF21_4.ProcSpec', bytes);
      const exported = new TextDecoder()
        .decode(sharedBytes('spectra/ocean/BB_PF21_4.txt'))
        .trim()
        .split(/\r?\n/)
        .map((row) => row.split('\t').map(Number));
      expect(series.spectra[0]).toHaveLength(3648);
      expect(series.integrationTimeS).toBe(0.01);
      const xml = new TextDecoder('latin1').decode(openZip(bytes).file('ps_47.xml'));
      const [dark, reference] = ['darkSpectrum', 'referenceSpectrum'].map((name) => pixelsIn(xml, name));
      let compared = 0;
      for (const [j, [nm, percent]] of exported.entries()) {
        expect(Math.abs(series.wavelengthNm[j] - nm)).toBeLessThan(0.006);
        const light = reference[j] - dark[j];
        // Where no light came back, SpectraSuite writes zero.
        if (percent === 0 || light === 0) continue;
        expect(Math.abs((100 * series.spectra[0][j]) / light - percent)).toBeLessThan(0.0006);
        compared += 1;
      }
      expect(compared).toBeGreaterThan(3600);
    },
  );
});

/** The numbers of the first such spectrum in full, found by plain search. */
function pixelsIn(xml: string, name: string): number[] {
  const from = xml.indexOf('<pixelValues>', xml.indexOf(`<${name}>`));
  const list = xml.slice(from, xml.indexOf('</pixelValues>', from));
  return [...list.matchAll(/<double>([^<]*)</g)].map(([, text]) => Number(text));
}
