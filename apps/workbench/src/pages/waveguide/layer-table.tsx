import type { GuideAnswer, PictureMode } from '@modalgain/compute';
import { mediumName } from '@modalgain/figures';
import { formatConcise } from '@modalgain/numerics';
import type { ReactNode } from 'react';
import styles from './tables.module.css';

interface LayerTableProps {
  readonly answer: GuideAnswer;
  readonly shown: PictureMode | undefined;
  readonly thicknessErrorNm: number;
  readonly indexError: number;
  /** What can be done with a region, by its place from cover to substrate. */
  readonly actions: (region: number, name: string) => ReactNode;
}

/** All layers with their constants, and what each contributes to the mode. */
export function LayerTable({ answer, shown, thicknessErrorNm, indexError, actions }: LayerTableProps) {
  const { guide, extinction, confinement } = answer;
  const { cover, above, film, below, substrate } = guide;
  const regions = [cover, ...above, film, ...below, substrate];
  const kText = (k: number | undefined): string =>
    k === undefined ? '0' : k < 1e-3 ? '<\u2009.001' : k.toFixed(3);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>Layer</th>
          <th>d, nm</th>
          <th>n</th>
          <th>k</th>
          <th>
            Γ<sub>modal</sub>
          </th>
          <th aria-label="Change" />
        </tr>
      </thead>
      <tbody>
        {regions.map((region, at) => {
          const isFilm = region === film;
          const modal = shown?.modal[at];
          return (
            <tr key={at} data-film={isFilm}>
              <th scope="row">
                {isFilm ? (
                  <>
                    <b>{film.name}</b> film
                  </>
                ) : (
                  mediumName(region)
                )}
              </th>
              <td>
                {isFilm
                  ? formatConcise(film.thicknessNm, thicknessErrorNm)
                  : 'thicknessNm' in region
                    ? (region as { thicknessNm: number }).thicknessNm.toFixed(1)
                    : '∞'}
              </td>
              <td>{isFilm ? formatConcise(film.index, indexError) : region.index.toFixed(3)}</td>
              <td>{kText(isFilm ? (extinction?.value ?? undefined) : region.extinction)}</td>
              <td>
                {modal === undefined
                  ? 'no mode'
                  : isFilm && confinement
                    ? formatConcise(confinement.modal.value, confinement.modal.standardError)
                    : modal.toFixed(3)}
              </td>
              <td className={styles.actions}>{actions(at, mediumName(region))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
