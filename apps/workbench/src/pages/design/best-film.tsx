import { formatEstimate, formatInterval, formatSignificant } from '@modalgain/numerics';
import { designQuantityWords, type DesignDocument } from '@modalgain/study';
import { Card } from '../../kit/card';
import { capital, heldWords, layersText, signed, type DesignedBest } from './design-words';
import styles from './design.module.css';

interface BestFilmProps {
  readonly document: DesignDocument;
  readonly best: DesignedBest;
  readonly busy: string | null;
}

/** The best film: its numbers with errors, and what holds them. */
export function BestFilm({ document, best, busy }: BestFilmProps) {
  const { measured, film } = document;
  const { netGainPerCm, thresholdUjPerCm2 } = best;
  const gained = netGainPerCm.value - measured.netGainPerCm;
  return (
    <Card title="The best film" busy={busy}>
      <p className={styles.hero} aria-live="polite">
        {formatEstimate(netGainPerCm)} <small>cm⁻¹ of net gain</small>
      </p>
      <p className={styles.evidence}>
        95 % {formatInterval(netGainPerCm.interval95)} cm⁻¹, {gained < 0 ? '' : '+'}
        {signed(gained, 1)} against {film} as measured.
      </p>
      <table className={styles.facts}>
        <tbody>
          <Fact name="Layers" value={layersText(best)} />
          {best.chosen.map(({ quantity, estimate, heldBy }) => {
            const { name, unit } = designQuantityWords[quantity];
            const held = heldBy ? heldWords[heldBy] : undefined;
            return (
              <Fact
                key={quantity}
                name={capital(name)}
                value={`${formatEstimate(estimate)} ${unit}`}
                note={held}
              />
            );
          })}
          <Fact
            name="Threshold"
            value={thresholdUjPerCm2 ? `${formatEstimate(thresholdUjPerCm2)} µJ/cm²` : 'out of reach'}
            note={
              measured.thresholdUjPerCm2 === null
                ? undefined
                : `${film}: ${formatSignificant(measured.thresholdUjPerCm2, 3)} µJ/cm²`
            }
          />
          {best.thresholdGainPerCm > 0 && (
            <Fact name="Gain at threshold" value={`${best.thresholdGainPerCm.toFixed(1)} cm⁻¹`} />
          )}
          <Fact name="Γ (modal)" value={best.confinementModal.toFixed(4)} />
          <Fact name="Loss" value={`${best.lossPerCm.toFixed(1)} cm⁻¹`} />
        </tbody>
      </table>
    </Card>
  );
}

function Fact({
  name,
  value,
  note,
}: {
  readonly name: string;
  readonly value: string;
  readonly note?: string | undefined;
}) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {value}
        {note !== undefined && <small>{note}</small>}
      </td>
    </tr>
  );
}
