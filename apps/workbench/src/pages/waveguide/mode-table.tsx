import { modeName, type GuideAnswer, type WhichMode } from '@modalgain/compute';
import styles from './tables.module.css';

interface ModeTableProps {
  readonly picture: GuideAnswer['picture'];
  readonly mode: WhichMode;
  readonly onChoose: (mode: WhichMode) => void;
}

/** All guided modes, one of them chosen, and the first of each polarization that is not guided. */
export function ModeTable({ picture, mode, onChoose }: ModeTableProps) {
  const { modes, absent } = picture;
  return (
    <table className={styles.table} data-modes>
      <thead>
        <tr>
          <th>Mode</th>
          <th>
            n<sub>eff</sub>
          </th>
          <th>
            n<sub>g</sub>
          </th>
          <th>
            Γ<sub>modal</sub>
          </th>
          <th>from d, nm</th>
        </tr>
      </thead>
      <tbody>
        {modes.map((each) => (
          <tr key={each.name} data-chosen={each.name === modeName(mode)}>
            <th scope="row">
              <button
                type="button"
                className={styles.choose}
                aria-pressed={each.name === modeName(mode)}
                onClick={() => onChoose({ polarization: each.polarization, order: each.order })}
              >
                {each.name}
              </button>
            </th>
            <td>{each.effectiveIndex.toFixed(4)}</td>
            <td>{each.groupIndex.toFixed(3)}</td>
            <td>{each.confinementModal.toFixed(3)}</td>
            <td>{fromText(each.fromNm)}</td>
          </tr>
        ))}
        {absent.map((each) => (
          <tr key={each.name} data-absent>
            <th scope="row">{each.name}</th>
            <td colSpan={3}>below cut-off</td>
            <td>{each.fromNm?.toFixed(1) ?? 'never'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A mode that the other layers guide by themselves needs no film at all. */
const fromText = (fromNm: number | null): string =>
  fromNm === null ? 'not known' : fromNm === 0 ? 'any' : fromNm.toFixed(1);
