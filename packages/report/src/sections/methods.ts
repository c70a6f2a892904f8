import type { Estimate } from '@modalgain/numerics';
import type { Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { typeset } from '../html/typeset.js';
import { steps } from './method-steps.js';

const definitions = ({ gainFit }: Results): Html =>
  markup`<dl class="definitions">
    <div>
      <dt>Material gain</dt>
      <dd>g<sub>mat</sub>: the gain of the bare emitter material at full inversion.</dd>
    </div>
    <div>
      <dt>Film gain</dt>
      <dd>
        g<sub>film</sub> = σ<sub>e</sub> n<sub>t</sub> f(F): the gain of the film as a bulk medium, with the
        cross-section σ<sub>e</sub>, the density of emitters n<sub>t</sub>, and the share f of it that a
        fluence F calls up. The reference study (doi:10.1063/5.0266347) calls this modal gain.
      </dd>
    </div>
    <div>
      <dt>Modal gain</dt>
      <dd>Γ<sub>modal</sub> g<sub>film</sub>: what the guided mode gains.</dd>
    </div>
    <div>
      <dt>Net gain</dt>
      <dd>
        g<sub>net</sub> = Γ<sub>modal</sub> g<sub>film</sub> − α: what a stripe-length scan shows. All of
        these are intensity coefficients.
      </dd>
    </div>
    <div>
      <dt>Loss</dt>
      <dd>
        α: what takes light from the mode. ${gainFit && typeset(gainFit.lossMeaning)}
      </dd>
    </div>
    <div>
      <dt>Confinement</dt>
      <dd>
        Three different numbers. Γ<sub>modal</sub> = dN/dn<sub>film</sub> is the factor between film gain and
        modal gain, and the one used here; it may exceed 1. Γ<sub>power</sub> (Eq. 3 of the reference study)
        is the share of the guided power that flows in the film. Γ<sub>energy</sub> is the share of the
        electric energy.
      </dd>
    </div>
    <div>
      <dt>Fluence</dt>
      <dd>Incident on the film, as stated, unless the provenance says otherwise.</dd>
    </div>
  </dl>`;

/** Each way once; ways that differ by a number only become one with a range: "jackknife over 9 to 11 bands". */
function withRanges(ways: readonly string[]): string[] {
  const byPattern = new Map<string, number[]>();
  const number = /\b\d+\b/;
  for (const way of ways) {
    const pattern = way.replace(number, '#');
    byPattern.set(pattern, [...(byPattern.get(pattern) ?? []), Number(number.exec(way)?.[0])]);
  }
  return [...byPattern].map(([pattern, numbers]) => {
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    return pattern.replace('#', low === high ? String(low) : `${low} to ${high}`);
  });
}

/** Quantities and the distinct ways in which the study got them, in the words that travel with each estimate. */
function methodsUsed(results: Results): [string, string[]][] {
  const { films, gainFit } = results;
  const settled = (quantity: { kind: string; estimate?: Estimate } | null | undefined): Estimate[] =>
    quantity?.estimate ? [quantity.estimate] : [];
  const guided = films.flatMap(({ waveguide }) =>
    waveguide?.mode.kind === 'guided' ? [waveguide.mode] : [],
  );
  const quantities: [string, readonly (Estimate | null)[]][] = [
    ['Thickness', films.map((film) => film.thicknessNm)],
    ['Roughness', films.map((film) => film.roughnessSqNm)],
    ['Film index', films.map((film) => film.filmIndex)],
    ['Confinement', guided.map((mode) => mode.confinementModal)],
    ['Net gain of a stripe', films.flatMap((film) => film.stripes.map((stripe) => stripe.netGainPerCm))],
    [
      'Peak of the gain spectrum',
      films.flatMap((film) =>
        film.stripes.flatMap((stripe) => settled(stripe.spectralGain?.peak.netGainPerCm)),
      ),
    ],
    [
      'Threshold',
      films.flatMap((film) =>
        (film.thresholdSeries?.definitions ?? []).flatMap(({ thresholdUjPerCm2 }) =>
          settled(thresholdUjPerCm2),
        ),
      ),
    ],
    ['Measured loss', films.flatMap((film) => film.lossScans.map((scan) => scan.lossPerCm))],
    ['Emission cross-section', [results.settings.emissionCrossSection?.value ?? null]],
    ['Density', films.flatMap((film) => settled(film.gain?.densityPerCm3))],
    ['Loss', films.flatMap((film) => settled(film.gain?.lossPerCm))],
    ['Film gain', films.flatMap((film) => settled(film.gain?.filmGainPerCm))],
    ['Saturation fluence', settled(gainFit?.saturationFluenceUjPerCm2)],
    ['Local fluence of the pump', films.map((film) => film.pump?.relativeFluence ?? null)],
    ['Predicted loss', films.map((film) => film.predictedLoss?.sumPerCm ?? null)],
    ['Density by the index', films.map((film) => film.densityFromIndex)],
    ['Density by absorbance', films.map((film) => film.densityFromAbsorbance)],
    ['Threshold gain of a laser', films.map((film) => film.resonator?.thresholdGainPerCm ?? null)],
    [
      'Threshold fluence of a laser',
      films.flatMap(({ resonator }) =>
        resonator?.lasing.kind === 'reached' ? settled(resonator.lasing.fluenceUjPerCm2) : [],
      ),
    ],
    ['Thickness of first gain', films.flatMap((film) => settled(film.prediction?.positiveFromNm))],
  ];
  return quantities
    .map(([name, estimates]): [string, string[]] => [
      name,
      withRanges(estimates.flatMap((estimate) => estimate?.method ?? [])),
    ])
    .filter(([, methods]) => methods.length > 0);
}

/** What the words mean and how each number was got. */
export function methods(results: Results): Html {
  const used = methodsUsed(results);
  return markup`<section id="methods" aria-labelledby="methods-title">
    <h2 id="methods-title">Methods</h2>
    <div class="columns">
      <div>
        <h3>What the words mean</h3>
        ${definitions(results)}
      </div>
      <div>
        <h3>What was done</h3>
        ${steps(results).map((step) => markup`<p>${step}</p> `)}
        ${
          used.length > 0 &&
          markup`<h3>How each number was got</h3>
            <dl class="used">
              ${used.map(
                ([name, ways]) =>
                  markup`<div>
                    <dt>${name}</dt>
                    <dd>${typeset(ways.join('; '))}</dd>
                  </div>`,
              )}
            </dl>`
        }
      </div>
    </div>
  </section>`;
}
