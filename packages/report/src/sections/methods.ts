import { formatEstimate, type Estimate } from '@modalgain/numerics';
import type { Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { typeset } from '../html/typeset.js';

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
    ['Density', films.flatMap((film) => settled(film.gain?.densityPerCm3))],
    ['Loss', films.flatMap((film) => settled(film.gain?.lossPerCm))],
    ['Film gain', films.flatMap((film) => settled(film.gain?.filmGainPerCm))],
    ['Saturation fluence', settled(gainFit?.saturationFluenceUjPerCm2)],
    ['Thickness of first gain', films.flatMap((film) => settled(film.prediction?.positiveFromNm))],
  ];
  return quantities
    .map(([name, estimates]): [string, string[]] => [
      name,
      withRanges(estimates.flatMap((estimate) => estimate?.method ?? [])),
    ])
    .filter(([, methods]) => methods.length > 0);
}

function steps({ gainFit, settings }: Results): Html[] {
  return [
    markup`<b>Stripes.</b> Each scan is fitted, at all its lengths, by two models: Eq. 1 with an offset, I =
      (A/g)(exp(gL) − 1) + b, and a stripe whose gain saturates by the light that travels both ways in it.
      Points are weighted by the noise at the model, not at the measured value. The net gain is the average of
      both by their AICc weights. A window is never chosen; what Eq. 1 on the usual window would have said is
      shown for comparison only.`,
    markup`<b>Outcome of a stripe.</b> Where the 95 % interval stays below gL = 1 the scan shows no gain and
      gives an upper limit; where it is too wide to be of use the gain is reported as not determined.`,
    markup`<b>Waveguide.</b> All guided modes of the stack at the emission wavelength, counted by their nodes,
      so that none is missed; below the cut-off thickness there is no mode and no confinement, not a small
      one.`,
    ...(gainFit
      ? [
          markup`<b>Gain.</b> Γ<sub>modal</sub> σ<sub>e</sub> n<sub>t</sub> f(F/F<sub>s</sub>) − α with ${typeset(gainFit.modelFormula)} is fitted to the net gains of all films at once,
            with σ<sub>e</sub> = ${formatEstimate(gainFit.emissionCrossSectionCm2)}\u00a0cm² as an uncertain input.
            Where the profile of the misfit is flat, density and loss are reported as not determined, with the
            measurement that would settle them.`,
        ]
      : []),
    markup`<b>Prediction.</b> Net gain at other thicknesses: the film keeps its index, film gain and loss, and
      Γ<sub>modal</sub> follows from the mode at ${settings.emissionWavelengthNm}\u00a0nm.`,
    markup`<b>Uncertainty.</b> Numbers are written as value(standard error in the last digits); intervals and
      bands are 95 %, error bars one standard error unless said otherwise. Ratios of films cancel what both
      share.`,
  ];
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
