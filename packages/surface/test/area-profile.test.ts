import { describe, expect, it } from 'vitest';
import { simulateScratchScan, type StepHeight, stepHeight } from '@modalgain/surface';

const scan = simulateScratchScan({
  rows: 96,
  columns: 128,
  thicknessNm: 150,
  scratchShare: 0.4,
  rimHeightNm: 0,
  scarCount: 0,
  seed: 3,
});
const [widthUm, heightUm] = [scan.widthNm / 1000, scan.heightNm / 1000];
const xUm = (from: number, to: number) => [from * widthUm, to * widthUm] as const;

function profileOf(step: StepHeight) {
  if (step.kind !== 'step') throw new Error(step.why);
  return step.profile;
}

function meanHeight(profile: ReturnType<typeof profileOf>, fromNm: number, toNm: number): number {
  const inside = profile.filter(({ distanceNm }) => distanceNm >= fromNm && distanceNm <= toNm);
  return inside.reduce((sum, { heightNm }) => sum + heightNm, 0) / inside.length;
}

describe('the profile between areas given by hand', () => {
  const y = [0.1 * heightUm, 0.9 * heightUm] as const;
  const step = stepHeight(scan, {
    areas: { film: [{ xUm: xUm(0.02, 0.15), yUm: y }], substrate: [{ xUm: xUm(0.4, 0.6), yUm: y }] },
  });

  it('runs from the substrate at 0 to the film at its level, positive towards the film', () => {
    const profile = profileOf(step);
    const half = (0.4 - 0.15) / 2;
    expect(profile).toHaveLength(128);
    expect(profile.every(({ distanceNm }, i) => i === 0 || distanceNm > profile[i - 1].distanceNm)).toBe(
      true,
    );
    const film = meanHeight(profile, (half + 0.01) * scan.widthNm, (half + 0.12) * scan.widthNm);
    const substrate = meanHeight(profile, -(half + 0.19) * scan.widthNm, -(half + 0.01) * scan.widthNm);
    expect(Math.abs(film - 150)).toBeLessThan(2);
    expect(Math.abs(substrate)).toBeLessThan(1);
  });

  it('takes only rows that hold both', () => {
    expect(profileOf(step)[0].pixels).toBeLessThan(0.85 * 96);
    expect(profileOf(step)[0].pixels).toBeGreaterThan(0.75 * 96);
  });

  it('goes down the columns where the areas lie above each other', () => {
    const turned = {
      ...scan,
      rows: 128,
      columns: 96,
      widthNm: scan.heightNm,
      heightNm: scan.widthNm,
      zNm: scan.zNm.map((_, i) => scan.zNm[(i % 96) * 128 + Math.floor(i / 96)]),
    };
    const areas = {
      film: [{ xUm: y, yUm: xUm(0.02, 0.15) }],
      substrate: [{ xUm: y, yUm: xUm(0.4, 0.6) }],
    };
    const profile = profileOf(stepHeight(turned, { areas }));
    expect(profile).toHaveLength(128);
    expect(meanHeight(profile, 0.14 * scan.widthNm, 0.24 * scan.widthNm)).toBeGreaterThan(140);
  });
});
