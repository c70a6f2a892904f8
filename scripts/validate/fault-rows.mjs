// The twins of the study of faults: one film measured in five ways, and what may go wrong in each.
import { readFileSync } from 'node:fs';
import { faultKind } from '@modalgain/study';

const film = JSON.parse(readFileSync(new URL('twin.json', import.meta.url), 'utf8'));

const { stripeLengthsUm } = film.instrument;
/** A fixed order that has nothing to do with the length. */
const shuffled = stripeLengthsUm.map((_, i) => stripeLengthsUm[(i * 17 + 5) % stripeLengthsUm.length]);

const withInstrument = (instrument) => ({ ...film, instrument: { ...film.instrument, ...instrument } });

/** Clean twins by how they are measured. */
export const twins = {
  'one scan': film,
  'one scan, random order': withInstrument({ stripeLengthsUm: shuffled }),
  'one scan, noise stated': withInstrument({ noiseIsStated: true }),
  'three fluences': withInstrument({ fluencesUjPerCm2: [8, 20, 209] }),
  spectra: {
    ...film,
    films: { A: { ...film.films.A, stripeRecord: 'spectra' } },
  },
};

const row = (kind, size, twin = 'one scan', verdict = faultKind(kind).sign) => ({
  kind,
  size,
  twin,
  verdict,
});

export const rows = [
  row('saturation', 1),
  row('saturation', 3),
  row('time-integration', 0.25),
  row('time-integration', 20),
  row('background', 0.01),
  row('zero-error', 10),
  row('zero-error', 10, 'one scan, noise stated'),
  row('zero-error', 20),
  row('gaussian-stripe', 300),
  row('slit-fringes', 20),
  row('no-gain', 1.5),
  row('drift', -0.2),
  row('drift', -0.2, 'one scan, random order'),
  row('detector-limit', 0.6),
  row('step', 1.4),
  row('several-modes', 1.1),
  row('no-mode', 0.8),
  row('feedback', 0.1, 'spectra'),
  row('feedback', 0.3, 'spectra'),
  row('background', 0.01, 'spectra'),
  row('detector-limit', 0.6, 'spectra', 'saturated-spectra'),
  row('fluence-scale', 0.5, 'three fluences'),
  row('length-unit', 0.001),
  row('duplicated-scan', 1, 'three fluences'),
];
