import { memorySource } from '@modalgain/formats';
import { InputError, integrateGauss, joinReplicates } from '@modalgain/numerics';
import { slabMode } from '@modalgain/optics';
import { describe, expect, it } from 'vitest';
import type { MonteCarloDocument } from '../src/index.js';
import {
  concludeTrials,
  monteCarlo,
  monteCarloTask,
  runStudyInFull,
  trialRunner,
} from '../src/pipeline/index.js';
import { scanText, study } from './run-study-support.js';

const stack = 'stack: {cover: air, substrate: fused-silica}\n';
const crossSection = (error: string): string => `emissionCrossSection: 4.32e-15 +- ${error}e-15 cm^2\n`;
const fluences = [4, 10, 20, 40, 80, 200, 800];

/** Net gains of Gamma sigma_e n_t f - alpha with F_s 40 uJ/cm2; n_t in 1e17 cm-3. */
function film(more: { thickness: string; index?: string; density?: number; rest?: string }): string {
  const { thickness, index = '2.01 +- 0.01', density = 1, rest = '' } = more;
  const gains = fluences.map((fluence) => {
    const gain = (0.88 * 432 * density * fluence) / (fluence + 40) - 100;
    return `[${String(fluence)} uJ/cm^2, ${gain.toFixed(3)} +- 3 cm^-1]`;
  });
  return `{thickness: ${thickness}, index: ${index}, stripe: {netGain: [${gains.join(', ')}]}${rest}}`;
}

async function finished(rest: string, files: Record<string, string> = {}) {
  const bytes = Object.entries(files).map(
    ([file, content]) => [file, new TextEncoder().encode(content)] as const,
  );
  return runStudyInFull({ text: study(rest), file: 'study.yaml', source: memorySource(new Map(bytes)) });
}

const tried = async (rest: string, trials: number, files: Record<string, string> = {}) =>
  monteCarlo(await finished(rest, files), { trials });

function quantityOf({ quantities }: MonteCarloDocument, name: string, of: string | null) {
  const found = quantities.find(({ quantity, film: owner }) => quantity === name && owner === of);
  if (!found?.monteCarlo || !found.agreement) throw new Error(`no trials of ${name}`);
  return { ...found, monteCarlo: found.monteCarlo, agreement: found.agreement };
}

const far = { thickness: '204.3 +- 1.5 nm', rest: ', loss: 100 +- 3 cm^-1' };

describe('far from cut-off', () => {
  it('trials have the stated widths within the Monte Carlo error, in every determined quantity, and nothing is warned of', async () => {
    const document = await tried(
      `${stack}${crossSection('0.1')}pump: {scaleError: 2 %}\nfilms: {A: ${film(far)}, AS: ${film({ ...far, thickness: '150 +- 1 nm', density: 1.3, rest: ', loss: 100 +- 3 cm^-1, stampedFrom: A' })}}\n`,
      300,
    );
    expect(document.open).toEqual([]);
    expect(document.quantities.length).toBeGreaterThan(35);
    for (const { quantity, agreement, shareWithout } of document.quantities) {
      const { widthRatio, widthRatioError = NaN } = agreement ?? {};
      // Beside the error of 300 trials: what second order makes of errors of a few percent.
      expect(Math.abs((widthRatio ?? NaN) - 1), quantity).toBeLessThan(0.03 + 3.5 * widthRatioError);
      expect(agreement?.agrees, quantity).toBe(true);
      expect(shareWithout, quantity).toBe(0);
    }
    expect(document.verdicts).toEqual([]);
  });
});

describe('near cut-off', () => {
  // n = 1.9 on fused silica guides from 61.2 nm on.
  const near = (thickness: string): string =>
    `${stack}${crossSection('0.1')}films: {A: ${film({ thickness, index: '1.9' })}}\n`;

  it('what goes with 1/Gamma is lopsided, beyond its stated interval, and a warning has the numbers', async () => {
    const document = await tried(near('66 +- 1.2 nm'), 800);
    for (const quantity of ['densityPerCm3', 'filmGainPerCm']) {
      const { monteCarlo: trials, linear, agreement } = quantityOf(document, quantity, 'A');
      expect(trials.skewness, quantity).toBeGreaterThan(0.25);
      expect(trials.interval95[1], quantity).toBeGreaterThan(1.1 * linear.interval95[1]);
      expect(agreement.agrees, quantity).toBe(false);
    }
    const [verdict] = document.verdicts;
    expect(verdict).toMatchObject({ code: 'linear-propagation-fails', severity: 'caution', film: 'A' });
    expect(verdict.evidence.trialsUpper).toBeGreaterThan(Number(verdict.evidence.linearUpper));
    // What the stripes measure does not depend on the confinement.
    expect(quantityOf(document, 'modalGainPerCm', 'A').agreement.agrees).toBe(true);
  });

  it('a film guides no mode in the share of trials that its margin allows, and a warning says so', async () => {
    const document = await tried(near('64 +- 2 nm'), 400);
    const { shareWithout, agreement } = quantityOf(document, 'confinementModal', 'A');
    // 2.75 nm above with an error of 2 nm: 8.4 % by the normal distribution, to 1.4 % in 400 trials.
    expect(Math.abs(shareWithout - 0.084)).toBeLessThan(4 * 0.014);
    expect(agreement.agrees).toBe(false);
    const [verdict] = document.verdicts;
    expect(verdict.detail).toContain('of the trials it guides no mode');
    expect(verdict.evidence.shareWithoutMode).toBe(shareWithout);
  });
});

describe('shared causes', () => {
  it('cancel in ratios: a cross-section known to a fifth widens densities and not their ratio', async () => {
    const pair = (error: string): string =>
      `${stack}${crossSection(error)}films: {A: ${film(far)}, AS: ${film({ ...far, density: 1.3, rest: ', loss: 100 +- 3 cm^-1, stampedFrom: A' })}}\n`;
    const width = (document: MonteCarloDocument, name: string, of: string): number => {
      const { median, interval95 } = quantityOf(document, name, of).monteCarlo;
      return (interval95[1] - interval95[0]) / median;
    };
    const [known, vague] = [await tried(pair('0.001'), 250), await tried(pair('0.864'), 250)];
    // 20 %: exp(+-0.392) is 0.80 wide.
    expect(width(vague, 'densityPerCm3', 'A')).toBeGreaterThan(0.65);
    expect(width(vague, 'densityPerCm3', 'A')).toBeGreaterThan(5 * width(known, 'densityPerCm3', 'A'));
    expect(width(vague, 'densityRatio', 'AS') / width(known, 'densityRatio', 'AS')).toBeCloseTo(1, 0);
    expect(width(vague, 'densityRatio', 'AS')).toBeLessThan(1.25 * width(known, 'densityRatio', 'AS'));
  });
});

describe('an error of the thickness alone', () => {
  it('gives the confinement that quadrature and the quantiles of the thickness give', async () => {
    const source = await finished(`${stack}films: {A: {thickness: 90 +- 6 nm, index: 2.01}}\n`);
    const task = await monteCarloTask(source);
    const trials = 2000;
    const rows = trialRunner(task)({ trials });
    const substrateIndex = task.around.substrate.index;
    const confinementAt = (thicknessNm: number): number => {
      const mode = slabMode({
        coverIndex: 1,
        filmIndex: 2.01,
        substrateIndex,
        wavelengthNm: 656,
        polarization: 'TE',
        thicknessNm,
      });
      return mode.kind === 'guided' ? mode.confinementModal : NaN;
    };
    const { interval95, intervalError } = quantityOf(
      concludeTrials('study.yaml', task, rows),
      'confinementModal',
      'A',
    ).monteCarlo;
    // Confinement rises with thickness, so that quantiles go over into quantiles.
    [-1.96, 1.96].forEach((deviation, end) =>
      expect(Math.abs(interval95[end] - confinementAt(90 + 6 * deviation))).toBeLessThan(
        4 * intervalError[end],
      ),
    );
    const density = (z: number): number => Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
    const expectation = (of: (confinement: number) => number): number =>
      integrateGauss({
        f: (z) => of(confinementAt(90 + 6 * z)) * density(z),
        lower: -4.5,
        upper: 4.5,
        count: 40,
      });
    const mean = expectation((confinement) => confinement);
    const spread = Math.sqrt(expectation((confinement) => (confinement - mean) ** 2));
    const values = Array.from(rows.values).filter(Number.isFinite);
    const found = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(found - mean)).toBeLessThan((4 * spread) / Math.sqrt(trials));
    const scatter = Math.sqrt(values.reduce((sum, value) => sum + (value - found) ** 2, 0) / values.length);
    expect(Math.abs(scatter / spread - 1)).toBeLessThan(4 / Math.sqrt(2 * trials));
  });
});

describe('trials', () => {
  const rest = `${stack}${crossSection('0.1')}films: {A: ${film(far)}}\n`;

  it('are the same numbers in one part and in four, in any order, and by the same seed', async () => {
    const source = await finished(rest);
    const task = await monteCarloTask(source);
    const whole = trialRunner(task)({ trials: 100 });
    const part = (from: number, to: number) =>
      trialRunner(structuredClone(task))({ trials: 100, range: { from, to } });
    const joined = joinReplicates([part(60, 85), part(0, 10), part(85, 100), part(10, 60)]);
    expect(Buffer.from(joined.values.buffer).equals(Buffer.from(whole.values.buffer))).toBe(true);
    const [once, again] = [0, 1].map(() => JSON.stringify(concludeTrials('study.yaml', task, whole)));
    expect(once).toBe(again);
    const other = trialRunner({ ...task, seed: task.seed + 1 })({ trials: 100 });
    expect(other.values[0]).not.toBe(whole.values[0]);
  });

  it('stop where they are told to', async () => {
    const source = await finished(rest);
    const controller = new AbortController();
    const progress = (done: number): void => {
      if (done === 3) controller.abort();
    };
    await expect(monteCarlo(source, { trials: 100, progress, signal: controller.signal })).rejects.toThrow(
      /abort/i,
    );
  });

  it('leave open what the data leave open', async () => {
    const two = `[784 uJ/cm^2, 120 +- 4 cm^-1], [700 uJ/cm^2, 119 +- 4 cm^-1]`;
    const document = await tried(
      `${stack}${crossSection('0.1')}films: {A: {thickness: 204 +- 2 nm, index: 2.01, stripe: {netGain: [${two}]}}}\n`,
      100,
    );
    expect(document.open.map(({ quantity }) => quantity)).toContain('densityPerCm3');
    expect(document.quantities.map(({ quantity }) => quantity)).not.toContain('densityPerCm3');
  });

  it('draw the scans of a film and fit them anew, with its loss and its thickness', async () => {
    const at = [8, 25, 80, 400];
    const files = Object.fromEntries(
      at.map((fluence) => [
        `A-${String(fluence)}uJ.csv`,
        scanText({ gainPerCm: (0.88 * 432 * fluence) / (fluence + 40) - 40 }),
      ]),
    );
    const document = await tried(
      `${stack}${crossSection('0.1')}pump: {fluence: "from file name {fluence}uJ"}\nfilms: {A: {thickness: 204.3 +- 2 nm, index: 2.01 +- 0.01, stripe: {files: "A-*.csv", readNoise: 0.1}, loss: 40 +- 4 cm^-1}}\n`,
      100,
      files,
    );
    expect(document.films).toEqual([{ film: 'A', netGains: 'scans' }]);
    for (const quantity of ['netGainPerCm', 'densityPerCm3', 'filmGainPerCm']) {
      const { monteCarlo: trials, linear, agreement } = quantityOf(document, quantity, 'A');
      expect(Math.abs(trials.median - linear.value)).toBeLessThan(linear.standardError);
      expect(agreement.widthRatio).toBeGreaterThan(0.6);
      expect(agreement.widthRatio).toBeLessThan(1.6);
    }
  });

  it('need a film that guides a mode, and a fit to net gains', async () => {
    const refusal = async (text: string): Promise<InputError> => {
      const problem: unknown = await finished(text)
        .then(monteCarloTask)
        .catch((error: unknown) => error);
      if (problem instanceof InputError) return problem;
      throw new Error('nothing was refused');
    };
    expect((await refusal('films: {A: {thickness: 200 nm}}\n')).message).toContain('guides a mode');
    expect((await refusal(`${stack}films: {A: {thickness: 20 nm, index: 2}}\n`)).message).toContain(
      'guides a mode',
    );
  });
});
