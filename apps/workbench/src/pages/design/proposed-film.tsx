import type { DesignAnswer } from '@modalgain/compute';
import { formatInterval, formatNumber, formatSignificant, normalQuantile975 } from '@modalgain/numerics';
import { Button } from '../../kit/button';
import { ParameterSlider } from '../../kit/parameter-slider';
import { isOtherFilm, type DesignFilm, type DesignRanges } from './design-settings';
import { MaterialSelect } from './material-select';
import { differenceText } from './proposal';
import type { Design } from './use-design';
import { useMaterialNames } from './use-material-names';
import styles from './design.module.css';

interface ProposedFilmProps {
  readonly designFilm: DesignFilm;
  readonly ranges: DesignRanges;
  readonly design: Design;
  readonly answer: DesignAnswer | undefined;
}

/** The hero number of the proposed film, and what it rests on. */
export function ProposedNumber({ designFilm, design, answer }: ProposedFilmProps) {
  const { film, prediction } = designFilm;
  const proposed = answer?.proposed;
  const difference = differenceText(design);
  const what = `${formatNumber(design.shown.thicknessNm, 1)} nm${difference === '' ? '' : `, ${difference}`}`;
  if (!answer) return <p className={styles.evidence}>Predicting.</p>;
  if (!proposed)
    return (
      <>
        <p className={styles.hero}>no guided mode</p>
        <p className={styles.evidence}>
          {what}: TE0 starts at{' '}
          {answer.cutoffNm === null ? 'a thicker film' : `${formatNumber(answer.cutoffNm, 1)} nm`}. A net gain
          has no meaning below.
        </p>
      </>
    );
  const { value, standardError, interval95 } = proposed.netGainPerCm;
  return (
    <>
      <p className={styles.hero} aria-live="polite">
        {formatNumber(value, 0)}{' '}
        <small>± {formatSignificant(standardError, standardError < 9.5 ? 1 : 2)} cm⁻¹</small>
      </p>
      <p className={styles.evidence}>
        {what}. 95 %: {formatInterval(interval95)} cm⁻¹ at {formatSignificant(prediction.fluenceUjPerCm2, 3)}{' '}
        µJ/cm². Γ {formatNumber(proposed.confinementModal, 3)}; guides {proposed.modes.join(', ')}.
        {ownGain(designFilm, value, standardError)}
      </p>
      <p className={styles.evidence}>
        Film gain {formatSignificant(answer.trial.densityRatio * designFilm.gain.filmGainPerCm, 3)} and loss{' '}
        {formatSignificant(designFilm.gain.lossPerCm, 3)} cm⁻¹ as fitted to {film.name}.
      </p>
    </>
  );
}

/** How the proposed film compares with the measured one. */
function ownGain({ film, prediction }: DesignFilm, value: number, standardError: number): string {
  const measured = film.netGain.find(
    ({ fluenceUjPerCm2 }) => Math.abs(fluenceUjPerCm2 / prediction.fluenceUjPerCm2 - 1) < 1e-6,
  )?.netGainPerCm;
  if (measured?.kind !== 'determined') return '';
  const { value: own, standardError: ownError } = measured.estimate;
  const isClear = Math.abs(value - own) > normalQuantile975 * Math.hypot(standardError, ownError);
  if (!isClear) return ` Not told apart from ${film.name} as it is.`;
  return ` ${film.name} as it is: ${formatSignificant(own, 3)} cm⁻¹.`;
}

/** Sliders and materials of the proposed film. */
export function ProposedSettings({ designFilm, ranges, design, answer }: ProposedFilmProps) {
  const { shown, former, settings, change, commit, cancel, drop, reset } = design;
  const names = useMaterialNames(designFilm.basis.wavelengthNm);
  const { stack } = designFilm.basis;
  const ticks = [
    { mode: 'TE0', at: answer?.cutoffNm ?? NaN },
    { mode: 'TE1', at: answer?.prediction.singleMode?.limitNm.value ?? NaN },
  ].filter(({ at }) => at > ranges.thicknessNm[0] && at < ranges.thicknessNm[1]);
  const slider = (
    name: string,
    key: 'thicknessNm' | 'filmIndex' | 'densityRatio',
    rest: Pick<Parameters<typeof ParameterSlider>[0], 'unit' | 'range' | 'step' | 'decimals' | 'ticks'>,
  ) => (
    <ParameterSlider
      name={name}
      value={shown[key]}
      former={former[key]}
      onMove={(value) => change({ [key]: value })}
      onRelease={(value) => commit({ [key]: value })}
      onCancel={cancel}
      {...rest}
    />
  );
  return (
    <div className={styles.settings}>
      {slider('Thickness', 'thicknessNm', {
        unit: 'nm',
        range: ranges.thicknessNm,
        step: 1,
        decimals: 1,
        ticks,
      })}
      {slider('Index', 'filmIndex', { unit: 'n', range: ranges.index, step: 0.01, decimals: 3, ticks: [] })}
      {slider('Density', 'densityRatio', {
        unit: '×',
        range: ranges.density,
        step: 0.05,
        decimals: 2,
        ticks: [],
      })}
      <MaterialSelect
        label="Cover"
        names={names}
        own={stack.cover}
        chosen={settings.cover}
        onChange={(cover) => (cover === undefined ? drop('cover') : commit({ cover }))}
      />
      <MaterialSelect
        label="Substrate"
        names={names}
        own={stack.substrate}
        chosen={settings.substrate}
        onChange={(substrate) => (substrate === undefined ? drop('substrate') : commit({ substrate }))}
      />
      {(isOtherFilm(settings) || settings.thicknessNm !== undefined) && (
        <Button variant="quiet" onPress={reset}>
          Back to {designFilm.film.name} as it is
        </Button>
      )}
    </div>
  );
}
