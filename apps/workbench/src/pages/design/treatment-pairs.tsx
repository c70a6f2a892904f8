import { formatEstimate, formatSignificant, type Estimate } from '@modalgain/numerics';
import type { TreatmentDocument } from '@modalgain/study';
import { Card } from '../../kit/card';
import { departureNames } from './treatment-tables';
import styles from './design.module.css';

/** What pressing has done to the films of the study, and the laws that follow, or why there are none. */
export function TreatmentPairs({
  document,
  busy,
}: {
  readonly document: TreatmentDocument;
  readonly busy: string | null;
}) {
  const { pairs, calibration, laws } = document;
  const text = (ratio: Estimate | null | undefined): string => (ratio ? formatEstimate(ratio) : '–');
  return (
    <Card title="Films after over before" busy={busy}>
      <table className={styles.trials}>
        <thead>
          <tr>
            <th scope="col">Film</th>
            <th scope="col">MPa</th>
            {calibration.map(({ departure }) => (
              <th key={departure} scope="col">
                {departureNames[departure]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ after, pressureMpa, ratios }) => (
            <tr key={after}>
              <th scope="row">{after}</th>
              <td>{pressureMpa === null ? '–' : formatSignificant(pressureMpa, 3)}</td>
              {calibration.map(({ departure }) => (
                <td key={departure}>{text(ratios.find((each) => each.departure === departure)?.ratio)}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">mean</th>
            <td />
            {calibration.map(({ departure, mean }) => (
              <td key={departure}>{text(mean)}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">films differ by</th>
            <td />
            {calibration.map(({ departure, scatter }) => (
              <td key={departure}>{scatter === null ? 'not known' : `${(100 * scatter).toFixed(1)} %`}</td>
            ))}
          </tr>
        </tbody>
      </table>
      <p>{lawsText(laws)}</p>
    </Card>
  );
}

function lawsText(laws: TreatmentDocument['laws']): string {
  if (laws.length === 0)
    return 'No law of densification: it needs films pressed at three or more different pressures.';
  return laws
    .map(({ name, parameters, departure, weight }) => {
      const values = parameters.map((each) =>
        `${each.name} = ${formatSignificant(each.value, 3)} ${each.unit}`.trim(),
      );
      return `${name === 'heckel' ? 'Heckel' : 'Kawakita'}: ${values.join(', ')}; films depart by ${(100 * departure).toFixed(1)} %, weight ${(100 * weight).toFixed(0)} %.`;
    })
    .join(' ');
}
