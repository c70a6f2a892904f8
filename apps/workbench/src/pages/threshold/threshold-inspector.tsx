import { formatConcise, formatRange, type Verdict } from '@modalgain/numerics';
import type { FilmResult, ThresholdSeriesResult } from '@modalgain/study';
import { EstimateText } from '../../kit/estimate-text';
import { VerdictList, verdictCounts } from '../../kit/verdict-list';
import { InspectorSection } from '../../shell/page-frame';
import { InputFields } from './input-fields';
import { LeftOut } from './left-out';
import type { Exclusions } from './use-exclusions';
import styles from './threshold.module.css';

interface InspectorProps {
  readonly result: FilmResult;
  readonly series: ThresholdSeriesResult;
  readonly exclusions: Exclusions;
  readonly isStale: boolean;
  readonly onMark: (verdict: Verdict | null) => void;
}

/** The threshold that counts, why this one, and what is judged of the series. */
export function ThresholdInspector({ result, series, exclusions, isStale, onMark }: InspectorProps) {
  const { threshold, verdicts } = result;
  const used = series.definitions.find(({ name }) => name === threshold?.definition);
  const own = new Set(series.verdicts.map(({ code }) => code));
  const shown = [...verdicts, ...series.verdicts].filter(
    ({ code }, i, all) =>
      (own.has(code) || code.includes('threshold')) && all.findIndex((one) => one.code === code) === i,
  );
  return (
    <>
      <InspectorSection title={`Threshold of ${result.name}`}>
        {threshold ? (
          <>
            <p className={styles.hero} role="status" data-stale={isStale}>
              {formatConcise(threshold.fluenceUjPerCm2.value, threshold.fluenceUjPerCm2.standardError)}{' '}
              <small>µJ/cm²</small>
            </p>
            <p className={styles.heroNote}>
              {used ? `By ${used.title}, 95 %: ` : '95 %: '}
              {formatRange(threshold.fluenceUjPerCm2.interval95, 'µJ/cm²')}. {used?.says}
            </p>
            <p className={styles.heroNote}>
              {entersText(used?.entersGainFit === true, series.stripeLengthUm)}
            </p>
          </>
        ) : (
          <p className={styles.heroNote}>
            No definition that follows the gain gives a number here; none counts.
          </p>
        )}
        {series.redShiftNm && (
          <p className={styles.heroNote}>
            The amplified band lies <EstimateText estimate={series.redShiftNm} unit="nm" /> to the red of the
            photoluminescence.
          </p>
        )}
      </InspectorSection>
      <InspectorSection title="Inputs">
        <InputFields film={result.name} />
      </InspectorSection>
      {series.excluded.length > 0 && (
        <InspectorSection title="Left out">
          <LeftOut excluded={series.excluded} exclusions={exclusions} />
        </InspectorSection>
      )}
      <InspectorSection
        title="What is judged"
        aside={isStale ? 'of the analysis before' : verdictCounts(shown)}
      >
        <VerdictList verdicts={shown} onMark={onMark} />
      </InspectorSection>
    </>
  );
}

function entersText(enters: boolean, stripeLengthUm: number | null): string {
  if (!enters)
    return 'It says nothing of where the gain over the stripe reaches one, so the gain fit does not take it.';
  return stripeLengthUm === null
    ? 'It would be a datum of the gain fit if the stripe length were stated.'
    : `It is a datum of the gain fit: the net gain there is about 1/(${stripeLengthUm} µm).`;
}
