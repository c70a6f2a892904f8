import type { MaterialEntry } from '@modalgain/compute';
import { useState } from 'react';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { MaterialChart } from './material-chart';
import type { StackMaterial } from './stack-edits';
import { useMaterialCurve, useMaterials } from './use-materials';
import styles from './materials-dialog.module.css';

/** What a material may be taken for, in words and in deed. */
export interface MaterialUse {
  readonly words: string;
  readonly take: (material: StackMaterial) => void;
}

interface MaterialsDialogProps {
  readonly wavelengthNm: number;
  readonly uses: readonly MaterialUse[];
  readonly onClose: () => void;
}

const holds = (text: string) => {
  const wanted = text.trim().toLowerCase();
  return ({ name, description }: MaterialEntry): boolean =>
    name.includes(wanted) || description.toLowerCase().includes(wanted);
};

/** The library: n and k of each material with its source, to be taken for cover, substrate or a layer. */
export function MaterialsDialog({ wavelengthNm, uses, onClose }: MaterialsDialogProps) {
  const entries = useMaterials(wavelengthNm);
  const [search, setSearch] = useState('');
  const [chosenName, choose] = useState<string | null>(null);
  const fixedIndex = Number(search);
  const isFixed = search.trim() !== '' && fixedIndex >= 1 && fixedIndex <= 6;
  const found = isFixed ? entries : entries.filter(holds(search));
  const chosen = found.find(({ name }) => name === chosenName) ?? found.at(0);
  return (
    <Dialog title={`Materials at ${wavelengthNm.toFixed(0)} nm`} isOpen onClose={onClose} widthPx={820}>
      <div className={styles.body}>
        <div className={styles.left}>
          <input
            type="search"
            className={styles.search}
            aria-label="Search by name, or type an index"
            placeholder="Search by name, or type an index: 1.52"
            value={search}
            autoFocus
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <MaterialList entries={found} chosen={chosen?.name} onChoose={choose} />
        </div>
        {isFixed ? (
          <FixedIndex index={fixedIndex} uses={uses} />
        ) : (
          chosen && <MaterialDetail material={chosen} {...{ uses, wavelengthNm }} />
        )}
      </div>
    </Dialog>
  );
}

interface MaterialListProps {
  readonly entries: readonly MaterialEntry[];
  readonly chosen: string | undefined;
  readonly onChoose: (name: string) => void;
}

function MaterialList({ entries, chosen, onChoose }: MaterialListProps) {
  if (entries.length === 0) return <p className={styles.words}>The library has no such material.</p>;
  return (
    <ul className={styles.list}>
      {entries.map(({ name, at, rangeNm }) => (
        <li key={name}>
          <button
            type="button"
            className={styles.entry}
            aria-pressed={name === chosen}
            onClick={() => onChoose(name)}
          >
            <span>{name}</span>
            <span className={styles.words}>
              {at
                ? `${at.n.toFixed(3)}${at.k !== null && at.k > 1e-3 ? ` + ${at.k.toFixed(2)} i` : ''}`
                : `${rangeNm[0]} to ${rangeNm[1]} nm`}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface MaterialDetailProps {
  readonly material: MaterialEntry;
  readonly wavelengthNm: number;
  readonly uses: readonly MaterialUse[];
}

function MaterialDetail({ material, wavelengthNm, uses }: MaterialDetailProps) {
  const { name, description, source, rangeNm, at } = material;
  const curve = useMaterialCurve(name);
  return (
    <section className={styles.detail} aria-label={name}>
      <h3>{name}</h3>
      <p>{description}</p>
      <div className={styles.chart}>
        {curve && curve.n.length > 0 && <MaterialChart curve={curve} wavelengthNm={wavelengthNm} />}
        {curve?.n.length === 0 && <p className={styles.words}>Not known between 300 and 1100 nm.</p>}
      </div>
      <p className={styles.words}>
        {at
          ? `At ${wavelengthNm.toFixed(0)} nm: n ${at.n.toFixed(4)}, ${at.k === null ? 'k not stated' : `k ${at.k.toPrecision(2)}`}${at.groupIndex === null ? '' : `, group index ${at.groupIndex.toFixed(3)}`}.`
          : `Not known at ${wavelengthNm.toFixed(0)} nm; nothing is extrapolated.`}{' '}
        Known from {rangeNm[0]} to {rangeNm[1]} nm.
      </p>
      <p className={styles.words}>Source: {source}</p>
      <Uses uses={uses} material={name} isKnown={at !== null} />
    </section>
  );
}

function FixedIndex({ index, uses }: { readonly index: number; readonly uses: readonly MaterialUse[] }) {
  return (
    <section className={styles.detail} aria-label="Fixed index">
      <h3>n = {index}</h3>
      <p>The same index at every wavelength, without absorption.</p>
      <Uses uses={uses} material={index} isKnown />
    </section>
  );
}

function Uses({
  uses,
  material,
  isKnown,
}: {
  readonly uses: readonly MaterialUse[];
  readonly material: StackMaterial;
  readonly isKnown: boolean;
}) {
  return (
    <div className={styles.uses}>
      {uses.map(({ words, take }) => (
        <Button key={words} isDisabled={!isKnown} onPress={() => take(material)}>
          {words}
        </Button>
      ))}
    </div>
  );
}
