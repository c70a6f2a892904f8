import { InputError, parseRange } from '@modalgain/numerics';
import { DraftField } from '../../kit/draft-field';
import { QuantityField } from '../../kit/quantity-field';
import { Choice } from './choice';
import type { FinishedAnalysis } from '../../model/study-store';
import { useMaterialNames } from './use-material-names';
import type { NextFilm } from './use-next-film';
import { materialsText, without, type WantedDesign } from './wanted-design';
import styles from './design.module.css';

interface WantedFormProps {
  readonly state: NextFilm;
  readonly finished: FinishedAnalysis;
}

const asStudied = 'as in the study';
const best = 'the best one';
const none = 'none';

const goalOptions = [
  { id: 'net-gain', text: 'Most net gain' },
  { id: 'ase-threshold', text: 'Lowest threshold of ASE' },
  { id: 'laser-threshold', text: 'Lowest threshold of the laser' },
] as const;

/** What may be chosen of the next film, and what for. */
export function WantedForm({ state, finished }: WantedFormProps) {
  const { wanted, want } = state;
  const { results } = finished;
  const names = useMaterialNames(results.settings.emissionWavelengthNm);
  const set = <Key extends keyof WantedDesign>(key: Key, value: WantedDesign[Key] | undefined): void =>
    want(value === undefined ? without(wanted, key) : { ...wanted, [key]: value });
  const films = results.films.filter(({ gain }) => gain?.filmGainPerCm.kind === 'determined');
  const materials = (own: string) => [
    { id: own, text: own },
    ...names.map((name) => ({ id: name, text: name })),
  ];
  const fluence = results.films.find(({ gain }) => gain)?.gain?.referenceFluenceUjPerCm2;
  const { underlayer } = wanted;
  return (
    <div className={styles.form}>
      <Choice
        label="Measured film"
        value={wanted.film ?? best}
        options={[{ id: best, text: best }, ...films.map(({ name }) => ({ id: name, text: name }))]}
        onChange={(id) => set('film', id === best ? undefined : id)}
      />
      <Choice
        label="Goal"
        value={wanted.goal ?? 'net-gain'}
        options={goalOptions}
        onChange={(id) => set('goal', id)}
      />
      <QuantityField
        label="Fluence of the net gain"
        kind="fluenceUjPerCm2"
        value={wanted.fluence ?? ''}
        placeholder={fluence === undefined ? 'highest measured' : `${fluence}`}
        onCommit={(text) => set('fluence', text === '' ? undefined : text)}
      />
      <DraftField
        label="Film thickness"
        value={wanted.thickness ?? ''}
        placeholder="20 nm .. 400 nm"
        onCommit={(text) => set('thickness', text === '' ? undefined : text)}
        problemOf={lengthsProblem}
      />
      <DraftField
        label="Density over the present"
        value={wanted.density?.join(' .. ') ?? ''}
        placeholder="1"
        onCommit={(text) => set('density', text === '' ? undefined : ratios(text))}
        problemOf={ratiosProblem}
      />
      <DraftField
        label="Pump wavelength"
        value={wanted.pump ?? ''}
        placeholder="as measured"
        onCommit={(text) => set('pump', text === '' ? undefined : text)}
        problemOf={lengthsProblem}
      />
      <Choice
        label="Cover"
        value={materialsText(wanted.cover) || asStudied}
        options={materials(asStudied)}
        onChange={(id) => set('cover', id === asStudied ? undefined : id)}
      />
      <Choice
        label="Substrate"
        value={materialsText(wanted.substrate) || asStudied}
        options={materials(asStudied)}
        onChange={(id) => set('substrate', id === asStudied ? undefined : id)}
      />
      <Choice
        label="Layer below the film"
        value={underlayer ? materialsText(underlayer.index) : none}
        options={materials(none)}
        onChange={(id) =>
          set(
            'underlayer',
            id === none ? undefined : { index: id, thickness: underlayer?.thickness ?? '0 nm .. 200 nm' },
          )
        }
      />
      {underlayer && (
        <DraftField
          label="Its thickness"
          value={underlayer.thickness}
          placeholder="0 nm .. 200 nm"
          onCommit={(text) =>
            set('underlayer', { ...underlayer, thickness: text === '' ? '0 nm .. 200 nm' : text })
          }
          problemOf={lengthsProblem}
        />
      )}
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={wanted.singleMode ?? false}
          onChange={(event) => set('singleMode', event.currentTarget.checked || undefined)}
        />
        Only films that do not guide TE1
      </label>
    </div>
  );
}

function lengthsProblem(text: string): string | undefined {
  try {
    return parseRange(text, 'lengthNm')[0] < 0 ? 'Expected no length below zero.' : undefined;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

const ratios = (text: string): readonly [number, number] => {
  const [low = NaN, high = NaN] = text.split('..').map((part) => Number(part.trim()));
  return [low, high];
};

function ratiosProblem(text: string): string | undefined {
  const [low, high] = ratios(text);
  return low > 0 && high > low && text.split('..').length === 2
    ? undefined
    : `Found "${text}", expected two ratios, e.g. "0.9 .. 1.1".`;
}
