import { formatEstimate } from '@modalgain/numerics';
import type { Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { typeset } from '../html/typeset.js';
import { normalisationStep } from './normalisation-step.js';

/** A step of the analysis in words, for studies that took it. */
type Step = (results: Results) => Html | undefined;

const doi = (name: string): Html => markup`doi:${name}`;

const stripes: Step = () =>
  markup`<b>Stripes.</b> Each scan is fitted, at all its lengths, by Eq. 1 with an offset, I = (A/g)(exp(gL) − 1) + b, and by a
    stripe whose gain saturates by the light that travels both ways in it, dI/dz = A + g I/(1 + uS); where saturation is seen, also by
    one whose gain falls with the root of the light, as that of unlike emitters does. Points are
    weighted by the noise at the model, not at the measured value. The net gain is the average of the models by their AICc
    weights. A window is never chosen; what Eq. 1 on the usual window would have said is shown for comparison only.`;

const outcomes: Step = () =>
  markup`<b>Outcome of a stripe.</b> Where the 95 % interval stays below gL = 1 the scan shows no gain and gives an
    upper limit; where it is too wide to be of use the gain is reported as not determined.`;

const spectralGain: Step = ({ films }) =>
  films.some(({ stripes: scans }) => scans.some((stripe) => stripe.spectralGain))
    ? markup`<b>Gain spectrum.</b> Spectra against stripe length are fitted wavelength by wavelength, dI/dz = A(λ) + g(λ) I/(1 + u
        S(z)): all share the saturation u by the whole light S. The narrowing of the band gives a second g, for a Gaussian gain
        line without saturation.`
    : undefined;

const threshold: Step = ({ films }) =>
  films.some(({ thresholdSeries }) => thresholdSeries)
    ? markup`<b>Threshold.</b> Emission against fluence is read by ten definitions. Each spectrum is the scaled
        photoluminescence and an amplified band, Gaussian or sech², by non-negative least squares; intervals come from copies
        of the series with the noise that the scatter shows. A series that does not bend, has a step, or is too short is refused. Only
        definitions that follow g<sub>net</sub> L reaching 1 enter the gain fit, as g<sub>net</sub>(F<sub>th</sub>) = (1 ± 1)/L.`
    : undefined;

const loss: Step = ({ films }) =>
  films.some(({ lossScans }) => lossScans.length > 0)
    ? markup`<b>Loss.</b> A spot, or a stripe of fixed length, is moved away from the edge (${doi('10.1103/PhysRevB.58.7035')}): I(x) = I<sub>0</sub> exp(−αx), with what
        does not decay as a known or fitted background. Two equal stripes, alone and together, give g = ln(I<sub>12</sub>/I<sub>1</sub> − 1)/L and α
        = ln(I<sub>1</sub>/I<sub>2</sub>)/L.`
    : undefined;

const predictedLoss: Step = ({ films }) =>
  films.some((film) => film.predictedLoss)
    ? markup`<b>Predicted loss.</b> Scattering by the surface to first order in its roughness, isotropic as AFM sees it: what the displaced surface
        radiates as in one medium, the mean of that of the cover's and that of the substrate's index (after ${doi('10.1007/BF00708339')}), with the power spectrum of the scan where it
        reaches far enough, else with Sq and correlation length. A factor of 2 of that theory is taken as its 95 % interval, normal in the
        logarithm. Absorption is Γ<sub>modal</sub> 4πk/λ.`
    : undefined;

const densityFromIndex: Step = ({ films }) =>
  films.some((film) => film.densityFromIndex)
    ? markup`<b>Density from the index.</b> The film is a mixture of particles and of what lies between them, by the law of Bruggeman
        (${doi('10.1002/andp.19354160705')}); its index gives the share of the volume f that the particles fill, and n<sub>t</sub> = f/V with V the volume of a particle.
        The interval reaches over that of two other mixing laws. It counts every particle, whether it takes part in the gain or not.`
    : undefined;

const ellipsometry: Step = ({ films }) =>
  films.some((film) => film.ellipsometry)
    ? markup`<b>Ellipsometry.</b> Thickness and dispersion are fitted to Ψ and Δ at all wavelengths and angles (${doi('10.1016/S0040-6090(97)00766-4')}), with the
        thickness by AFM, if there is one, and the error of the angle of incidence as priors. n and d err together: their correlation
        goes into confinement and gain. Where the data do not tell k from 0, its upper limit is given.`
    : undefined;

const waveguide: Step = () =>
  markup`<b>Waveguide.</b> All guided modes of the stack at the emission wavelength, counted by their nodes, so that none
    is missed; below the cut-off thickness there is no mode and no confinement, not a small one.`;

const crossSection: Step = ({ settings }) =>
  settings.emissionCrossSection?.source === 'spectrum'
    ? markup`<b>Emission cross-section.</b> From the emission spectrum, lifetime and quantum yield by the relation of
        Füchtbauer and Ladenburg (${doi('10.1109/JQE.1982.1071611')}), σ<sub>e</sub>(λ) = η λ⁵ I(λ)/(8π n² c τ ∫ λ I dλ) with I per wavelength. It is the scale of every density.`
    : undefined;

const gain: Step = ({ gainFit }) =>
  gainFit
    ? markup`<b>Gain.</b> Γ<sub>modal</sub> σ<sub>e</sub> n<sub>t</sub> f(F/F<sub>s</sub>) − α with ${typeset(gainFit.modelFormula)} is fitted to the
        ${gainFit.from === 'scans' ? 'intensities of all scans' : 'net gains of all films'} at once, with σ<sub>e</sub> =
        ${formatEstimate(gainFit.emissionCrossSectionCm2)}\u00a0cm² as an uncertain input. Where the profile of the
        misfit is flat, density and loss are reported as not determined, with the measurement that would settle them.`
    : undefined;

const models: Step = ({ gainFit }) =>
  gainFit?.modelComparison
    ? markup`<b>Gain models.</b> The same data are fitted with several f and weighed by AICc (${doi('10.1093/biomet/76.2.297')}); the average of the densities carries the spread between the models.`
    : undefined;

const treatment: Step = ({ comparisons }) =>
  comparisons.some(({ densityTest }) => densityTest)
    ? markup`<b>Treatment.</b> Whether it changed n<sub>t</sub> is asked of the likelihood ratio: the rise of χ² when both densities are held
        equal, against χ² of one degree of freedom (${doi('10.1214/aoms/1177732360')}).`
    : undefined;

const prediction: Step = ({ films, settings }) =>
  films.some((film) => film.prediction)
    ? markup`<b>Prediction.</b> Net gain at other thicknesses: the film keeps its index, density and loss, and
        Γ<sub>modal</sub> follows from the mode at ${settings.emissionWavelengthNm}\u00a0nm${films.some((film) => film.pump?.inGainFit) ? ', the film gain from how far the pump reaches' : ''}.`
    : undefined;

const pump: Step = ({ films }) =>
  films.some((film) => film.pump)
    ? markup`<b>Pump.</b> Absorption and local fluence by transfer matrix of the stack at the pump wavelength, along the normal, without the back side of the
        substrate. ${
          films.some((film) => film.pump?.inGainFit)
            ? markup`f is averaged over the depth with the weight of the mode, so that F<sub>s</sub> is a fluence inside the film: that of a plain beam which excites
                an emitter there as often. Fluences on axes and in tables stay incident ones.`
            : markup`The gain fit takes the incident fluence at all depths, and F<sub>s</sub> is an incident fluence.`
        }`
    : undefined;

const resonator: Step = ({ films }) =>
  films.some((film) => film.resonator)
    ? markup`<b>Laser.</b> A DFB laser needs the net gain of its coupled waves (${doi('10.1063/1.1661499')}), with what grooves of second order radiate as a loss
        and a coupling (${doi('10.1109/JQE.1985.1072627')}); one between mirrors needs ln(1/R<sub>1</sub>R<sub>2</sub>)/2L. Its threshold fluence is where the fitted net
        gain has that value, with its profile interval; the film is taken to be pumped evenly, and grooves not to change Γ or α.`
    : undefined;

const uncertainty: Step = () =>
  markup`<b>Uncertainty.</b> Numbers are written as value(standard error in the last digits); intervals and bands are
    95 %, error bars one standard error unless said otherwise. Ratios of films cancel what both share.`;

const inOrder: readonly Step[] = [
  normalisationStep,
  stripes,
  outcomes,
  spectralGain,
  threshold,
  loss,
  predictedLoss,
  ellipsometry,
  waveguide,
  densityFromIndex,
  crossSection,
  pump,
  gain,
  models,
  treatment,
  prediction,
  resonator,
  uncertainty,
];

/** What was done, step by step; nothing of what the study did not do. */
export function steps(results: Results): Html[] {
  return inOrder.flatMap((step) => step(results) ?? []);
}
