import type { Study } from '@modalgain/study';
import { stateValue, takeBackValue } from '../../files/choices';
import { QuantityField } from '../../kit/quantity-field';
import { Select } from '../../kit/select';
import { useSelectedFilm } from '../../model/selection';
import { useStudy } from '../../model/study-store';
import { InspectorSection } from '../../shell/page-frame';
import { quantityText } from './quantity-text';
import styles from './start.module.css';

/** What a person knows of the film that is chosen at left. */
export function FilmValues() {
  const selected = useSelectedFilm();
  const films = useStudy(({ outline }) => outline?.study.films);
  const film = selected && films?.[selected.name];
  if (!film) return null;
  return (
    <InspectorSection title={`Film ${selected.name}`}>
      <Thickness name={selected.name} film={film} />
      <StampedFrom name={selected.name} film={film} names={Object.keys(films)} />
      {film.threshold && (
        <QuantityField
          label="Stripe of the threshold"
          kind="stripeLengthUm"
          value={film.threshold.stripeLength ? quantityText(film.threshold.stripeLength, 'um') : ''}
          placeholder="length"
          onCommit={state(['films', selected.name, 'threshold', 'stripeLength'])}
        />
      )}
    </InspectorSection>
  );
}

interface FilmProps {
  readonly name: string;
  readonly film: Study['films'][string];
}

/** An entry as typed; an empty field takes it back. */
const state =
  (path: readonly string[]) =>
  (text: string): void =>
    void (text === '' ? takeBackValue(path) : stateValue({ path, value: text }));

function Thickness({ name, film: { thickness } }: FilmProps) {
  const stated = thickness && 'value' in thickness ? thickness : undefined;
  return (
    <QuantityField
      label="Thickness"
      kind="lengthNm"
      value={stated ? quantityText(stated, 'nm') : ''}
      placeholder={thickness && !stated ? 'from AFM' : 'not stated'}
      onCommit={state(['films', name, 'thickness'])}
    />
  );
}

function StampedFrom({ name, film, names }: FilmProps & { readonly names: readonly string[] }) {
  const others = names.filter((other) => other !== name).map((other) => ({ id: other, text: other }));
  return (
    <>
      <div className={styles.substrate}>
        <span>Before treatment</span>
        <Select
          label="The film that this one was before its treatment"
          isLabelHidden
          value={film.stampedFrom ?? ''}
          options={[{ id: '', text: 'untreated' }, ...others]}
          onChange={(from) =>
            void stateValue({ path: ['films', name, 'stampedFrom'], value: from === '' ? undefined : from })
          }
        />
      </div>
      {film.stampedFrom !== undefined && (
        <>
          <QuantityField
            label="Pressure"
            kind="pressureMpa"
            value={film.pressure ? quantityText(film.pressure, 'MPa') : ''}
            placeholder="not stated"
            onCommit={state(['films', name, 'pressure'])}
          />
          <QuantityField
            label="Duration"
            kind="durationS"
            value={film.duration ? quantityText(film.duration, 's') : ''}
            placeholder="not stated"
            onCommit={state(['films', name, 'duration'])}
          />
        </>
      )}
    </>
  );
}
