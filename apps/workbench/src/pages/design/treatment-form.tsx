import type { FilmResult } from '@modalgain/study';
import { QuantityField } from '../../kit/quantity-field';
import { Choice } from './choice';
import { DraftField } from '../../kit/draft-field';
import type { AskedTreatment, TreatmentTrial } from './use-treatment';
import styles from './design.module.css';

interface TreatmentFormProps {
  readonly trial: TreatmentTrial;
  readonly films: readonly FilmResult[];
}

const chosen = 'the untreated one';

/** Which film is pressed how far: by a pressure, or to a share of its thickness. */
export function TreatmentForm({ trial: { asked, ask }, films }: TreatmentFormProps) {
  const { film, pressure, thicknessRatio } = asked;
  const filmPart = film === undefined ? {} : { film };
  const rest: AskedTreatment = {
    ...(pressure !== undefined && { pressure }),
    ...(thicknessRatio !== undefined && { thicknessRatio }),
  };
  const options = films.filter(
    ({ gain, stampedFrom }) => stampedFrom === null && gain?.filmGainPerCm.kind === 'determined',
  );
  return (
    <div className={styles.form}>
      <Choice
        label="Film"
        value={film ?? chosen}
        options={[{ id: chosen, text: chosen }, ...options.map(({ name }) => ({ id: name, text: name }))]}
        onChange={(id) => ask(id === chosen ? rest : { ...rest, film: id })}
      />
      <QuantityField
        label="Pressure"
        kind="pressureMpa"
        value={pressure ?? ''}
        placeholder="as the pairs"
        onCommit={(text) => ask(text === '' ? filmPart : { ...filmPart, pressure: text })}
      />
      <DraftField
        label="Or thickness, over the present"
        value={thicknessRatio === undefined ? '' : String(thicknessRatio)}
        placeholder="as the pairs"
        problemOf={ratioProblem}
        onCommit={(text) => ask(text === '' ? filmPart : { ...filmPart, thicknessRatio: Number(text) })}
      />
    </div>
  );
}

function ratioProblem(text: string): string | undefined {
  const ratio = Number(text);
  return ratio > 0 && ratio <= 1 ? undefined : 'A number above 0 and up to 1, e.g. 0.7.';
}
