import { formatConcise, formatRange, type Determination } from '@modalgain/numerics';
import type { FilmResult, ThresholdSeriesResult } from '@modalgain/study';
import { useId } from 'react';
import { NumberCell, tracksOf } from '../../kit/number-cell';
import styles from './definitions.module.css';

interface TableProps {
  readonly film: FilmResult;
  readonly series: ThresholdSeriesResult;
  readonly onUse: (definition: string) => void;
}

const numberOf = (found: Determination): string =>
  found.kind === 'determined' ? formatConcise(found.estimate.value, found.estimate.standardError) : '';

/** The ten definitions side by side: what each says, which one counts, why others give no number. */
export function DefinitionsTable({ film, series: { definitions }, onUse }: TableProps) {
  const id = useId();
  const tracks = tracksOf(definitions.map(({ thresholdUjPerCm2 }) => numberOf(thresholdUjPerCm2)));
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Counts</th>
            <th scope="col">Definition</th>
            <th scope="col">
              Threshold
              <br />
              <span className={styles.unit}>µJ/cm²</span>
            </th>
            <th scope="col" className={styles.left}>
              95 %, or why there is none
            </th>
            <th scope="col">Gain fit</th>
          </tr>
        </thead>
        <tbody>
          {definitions.map((definition) => {
            const { name, title, says, thresholdUjPerCm2: found, entersGainFit } = definition;
            const isUsed = film.threshold?.definition === name;
            return (
              <tr key={name} data-used={isUsed}>
                <td>
                  <input
                    type="radio"
                    name="definition"
                    checked={isUsed}
                    disabled={found.kind !== 'determined'}
                    aria-describedby={`${id}-${name}`}
                    aria-label={`${title} counts as the threshold of ${film.name}`}
                    onChange={() => onUse(name)}
                  />
                </td>
                <th scope="row" title={says}>
                  {title}
                </th>
                <td>
                  {found.kind === 'determined' && <NumberCell number={numberOf(found)} tracks={tracks} />}
                </td>
                <td
                  id={`${id}-${name}`}
                  className={found.kind === 'determined' ? styles.interval : styles.why}
                >
                  {found.kind === 'determined' ? (
                    formatRange(found.estimate.interval95, '')
                  ) : (
                    <>
                      {found.why} <span className={styles.next}>{found.next}</span>
                    </>
                  )}
                </td>
                <td className={styles.enters}>{entersGainFit ? 'may enter' : ''}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
