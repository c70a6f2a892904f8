import type { Complex } from '../complex.js';
import { emptyLayerTurn, turnThroughLayer } from '../layer-turn.js';
import { comesBack, growsOnItsWay } from './half-space-wave.js';
import { mostAmplification, unsupportedGain } from './illuminated-stack.js';
import type { PlaneWaveSpectrum } from './plane-wave-spectrum.js';
import { parallelWave } from './parallel-wave.js';
import type { SpectralLight } from './spectral-light.js';

/** A long mirror lets the field grow without bound though no layer is opaque. */
const largestField = 1e100;

/**
 * The recursion of `planeWave` at one wavelength after another, in one workspace: (u, v) is carried from the substrate to the cover. The hot loop of
 * spectra: plain scalars, nothing allocated.
 */
export class SpectrumRecursion {
  /** u and v as pairs. */
  private readonly state = new Float64Array(4);
  /** `whole` and `rest` of the `ParallelWave`, and k0 in 1/nm: kept here, since numbers that are handed over by calls are allocated. */
  private readonly wave = new Float64Array(3);
  /** Im(u* v) behind each region, in the scale of the state there. */
  private readonly flow: Float64Array;
  /** What the power of the state before each region is to be multiplied by to be in the scale of the one behind it. */
  private readonly fall: Float64Array;

  /** 0 in regions that neither absorb nor amplify. */
  private readonly loss: Float64Array;

  constructor(private readonly light: SpectralLight) {
    this.flow = new Float64Array(light.n.length);
    this.fall = new Float64Array(light.n.length);
    this.loss = new Float64Array(light.n.length);
  }

  /** Writes what the stack does at one place of the spectrum. */
  solve(point: number, response: PlaneWaveSpectrum): void {
    const { polarization, wavelengthNm, n } = this.light;
    const cover = n[0][point];
    const cosine = this.light.cosine[point];
    const parallel = parallelWave(cover, this.light.sine[point], cosine);
    this.wave[0] = parallel.whole;
    this.wave[1] = parallel.rest;
    this.wave[2] = (2 * Math.PI) / wavelengthNm[point];
    this.leaveIntoSubstrate(point);
    this.carryBack(point);
    this.comeFromCover(point, polarization === 'TE' ? cover * cosine : cosine / cover, response);
    this.shareOut(point, response);
  }

  /** u = 1 and v = i y of the wave that leaves, y = kx eta. */
  private leaveIntoSubstrate(point: number): void {
    const whole = this.wave[0];
    const rest = this.wave[1];
    const { polarization, n, k, normalN, normalK } = this.light;
    const last = n.length - 1;
    const epsilonRe = n[last][point] ** 2 - k[last][point] ** 2;
    const epsilonIm = 2 * n[last][point] * k[last][point];
    let squareRe = epsilonRe - whole + rest;
    let squareIm = epsilonIm;
    let inverseRe = 1;
    let inverseIm = 0;
    if (polarization === 'TM') {
      const normalRe = normalN[last][point] ** 2 - normalK[last][point] ** 2;
      const normalIm = 2 * normalN[last][point] * normalK[last][point];
      const perSize = 1 / (normalRe * normalRe + normalIm * normalIm);
      const stiffnessRe = ((normalRe - whole + rest) * normalRe + normalIm * normalIm) * perSize;
      const stiffnessIm = (whole - rest) * normalIm * perSize;
      squareRe = epsilonRe * stiffnessRe - epsilonIm * stiffnessIm;
      squareIm = epsilonRe * stiffnessIm + epsilonIm * stiffnessRe;
      inverseRe = epsilonRe;
      inverseIm = epsilonIm;
    }
    const size = Math.sqrt(squareRe * squareRe + squareIm * squareIm);
    const larger = Math.sqrt((size + Math.abs(squareRe)) / 2);
    const smaller = larger === 0 ? 0 : Math.abs(squareIm) / (2 * larger);
    let kxRe = squareRe >= 0 ? larger : smaller;
    let kxIm = (squareRe >= 0 ? smaller : larger) * (squareIm < 0 ? -1 : 1);
    if (comesBack(kxRe, kxIm, inverseRe, inverseIm)) {
      kxRe = -kxRe;
      kxIm = -kxIm;
    }
    const perInverse = 1 / (inverseRe * inverseRe + inverseIm * inverseIm);
    const { state } = this;
    state[0] = 1;
    state[1] = 0;
    state[2] = (kxRe * inverseIm - kxIm * inverseRe) * perInverse;
    state[3] = (kxRe * inverseRe + kxIm * inverseIm) * perInverse;
    this.flow[last - 1] = state[3];
  }

  /** As `carryBack` of one plane wave, through all layers. `turn` is made here so that it never leaves the processor's registers. */
  private carryBack(point: number): void {
    const whole = this.wave[0];
    const rest = this.wave[1];
    const wavenumberPerNm = this.wave[2];
    const { light, state, flow, fall, loss } = this;
    const { thicknessNm } = light;
    const isTe = light.polarization === 'TE';
    const turn = emptyLayerTurn();
    let uRe = state[0];
    let uIm = state[1];
    let vRe = state[2];
    let vIm = state[3];
    for (let layer = thicknessNm.length - 2; layer > 0; layer--) {
      const n = light.n[layer][point];
      const k = light.k[layer][point];
      const epsilonRe = n * n - k * k;
      const epsilonIm = 2 * n * k;
      // The layer's equations are du/dx = v/eta and dv/dx = -stiffness u, and kx^2 = stiffness/eta.
      let stiffnessRe = epsilonRe - whole + rest;
      let stiffnessIm = epsilonIm;
      let squareRe = stiffnessRe;
      let squareIm = stiffnessIm;
      let slopeRe = vRe;
      let slopeIm = vIm;
      let lossOfLayer = epsilonIm;
      let mayAmplify = epsilonIm < 0;
      if (!isTe) {
        const normalN = light.normalN[layer][point];
        const normalK = light.normalK[layer][point];
        const normalRe = normalN * normalN - normalK * normalK;
        const normalIm = 2 * normalN * normalK;
        const perSize = 1 / (normalRe * normalRe + normalIm * normalIm);
        lossOfLayer = Math.abs(epsilonIm) + Math.abs(normalIm);
        mayAmplify ||= normalIm < 0;
        stiffnessRe = ((normalRe - whole + rest) * normalRe + normalIm * normalIm) * perSize;
        stiffnessIm = (whole - rest) * normalIm * perSize;
        squareRe = epsilonRe * stiffnessRe - epsilonIm * stiffnessIm;
        squareIm = epsilonRe * stiffnessIm + epsilonIm * stiffnessRe;
        slopeRe = epsilonRe * vRe - epsilonIm * vIm;
        slopeIm = epsilonRe * vIm + epsilonIm * vRe;
      }
      turnThroughLayer(squareRe, squareIm, wavenumberPerNm * thicknessNm[layer], turn);
      if (mayAmplify && turn.growth > mostAmplification) {
        const inverseEta: Complex = isTe ? [1, 0] : [epsilonRe, epsilonIm];
        if (growsOnItsWay([squareRe, squareIm], inverseEta)) throw unsupportedGain(layer);
      }
      const { cosineRe, cosineIm, shortRe, shortIm } = turn;
      const bendRe = stiffnessRe * uRe - stiffnessIm * uIm;
      const bendIm = stiffnessRe * uIm + stiffnessIm * uRe;
      const nextURe = cosineRe * uRe - cosineIm * uIm - shortRe * slopeRe + shortIm * slopeIm;
      const nextUIm = cosineRe * uIm + cosineIm * uRe - shortRe * slopeIm - shortIm * slopeRe;
      const nextVRe = cosineRe * vRe - cosineIm * vIm + shortRe * bendRe - shortIm * bendIm;
      const nextVIm = cosineRe * vIm + cosineIm * vRe + shortRe * bendIm + shortIm * bendRe;
      uRe = nextURe;
      uIm = nextUIm;
      vRe = nextVRe;
      vIm = nextVIm;
      fall[layer] = turn.fall;
      const size = Math.abs(uRe) + Math.abs(uIm) + Math.abs(vRe) + Math.abs(vIm);
      if (size > largestField) {
        uRe /= size;
        uIm /= size;
        vRe /= size;
        vIm /= size;
        fall[layer] = turn.fall / size / size;
      }
      flow[layer - 1] = uRe * vIm - uIm * vRe;
      loss[layer] = lossOfLayer;
    }
    state[0] = uRe;
    state[1] = uIm;
    state[2] = vRe;
    state[3] = vIm;
  }

  /** u = a + b and v = i y (a - b) at the first interface, a coming in and b going out; y is `admittance`. */
  private comeFromCover(point: number, admittance: number, response: PlaneWaveSpectrum): void {
    const [uRe, uIm, vRe, vIm] = this.state;
    const perAdmittance = 1 / admittance;
    const differenceRe = vIm * perAdmittance;
    const differenceIm = -vRe * perAdmittance;
    // Twice a and b.
    const inRe = uRe + differenceRe;
    const inIm = uIm + differenceIm;
    const outRe = uRe - differenceRe;
    const outIm = uIm - differenceIm;
    const perIncident = 1 / (inRe * inRe + inIm * inIm);
    const reflectionRe = (outRe * inRe + outIm * inIm) * perIncident;
    const reflectionIm = (outIm * inRe - outRe * inIm) * perIncident;
    response.reflectionRe[point] = reflectionRe;
    response.reflectionIm[point] = reflectionIm;
    response.reflectance[point] = reflectionRe * reflectionRe + reflectionIm * reflectionIm;
    this.fall[0] = 4 * perAdmittance * perIncident;
  }

  /** What flows on behind each region, and what is left behind in it. */
  private shareOut(point: number, { transmittance, absorptance }: PlaneWaveSpectrum): void {
    const { flow, fall, loss } = this;
    let weight = fall[0];
    let left = weight * flow[0];
    for (let layer = 1; layer < flow.length - 1; layer++) {
      weight *= fall[layer];
      const next = weight * flow[layer];
      if (loss[layer] !== 0) absorptance[layer][point] = left - next;
      left = next;
    }
    transmittance[point] = left;
  }
}
