import type { DesignAnswer, TriedStack } from '@modalgain/compute';
import { proposedFilmFigure, type Figure } from '@modalgain/figures';
import { formatNumber } from '@modalgain/numerics';
import type { ResultTable } from '@modalgain/report';
import { bandOf } from './curves';
import { isOtherFilm, type DesignFilm, type DesignRanges } from './design-settings';
import type { Design } from './use-design';

/** All that a proposal is made of. */
export interface ProposalSource {
  readonly designFilm: DesignFilm;
  readonly ranges: DesignRanges;
  readonly design: Pick<Design, 'settings' | 'shown' | 'stack'>;
  readonly answer: DesignAnswer;
}

/** A material as the study names it. */
export const materialName = (material: TriedStack['cover']): string =>
  typeof material === 'object' ? material.file : String(material);

/** What is other than in the measured film, in words; empty where only the thickness is. */
export function differenceText({ settings, shown }: Pick<Design, 'settings' | 'shown'>): string {
  const { filmIndex, densityRatio, cover, substrate } = settings;
  return [
    ...(filmIndex === undefined ? [] : [`n ${formatNumber(shown.filmIndex, 3)}`]),
    ...(densityRatio === undefined ? [] : [`density × ${formatNumber(shown.densityRatio, 2)}`]),
    ...(cover === undefined ? [] : [`under ${materialName(cover)}`]),
    ...(substrate === undefined ? [] : [`on ${materialName(substrate)}`]),
  ].join(', ');
}

/** The figure of the proposed film, the same on paper as on the page. */
export function proposalFigure({ designFilm, ranges, design, answer }: ProposalSource): Figure {
  const { film, prediction } = designFilm;
  return proposedFilmFigure({
    film,
    fluenceUjPerCm2: prediction.fluenceUjPerCm2,
    rangeNm: ranges.thicknessNm,
    asMeasured: prediction.netGainCurve,
    tried: isOtherFilm(design.settings) ? bandOf(answer.prediction) : null,
    difference: differenceText(design),
    thicknessNm: design.shown.thicknessNm,
    netGainPerCm: answer.proposed?.netGainPerCm ?? null,
    singleModeUpToNm: answer.prediction.singleMode?.limitNm.value ?? null,
  });
}

/** The curve in numbers. */
export function proposalTable({ designFilm, answer }: ProposalSource): ResultTable {
  const { curve } = answer.prediction;
  const column = (name: string, unit: ResultTable['columns'][number]['unit']) => ({
    name,
    unit,
    type: 'number' as const,
  });
  return {
    name: `proposed-film-${designFilm.film.name}`,
    title: `Net gain of a film like ${designFilm.film.name} at other thicknesses, as tried`,
    columns: [
      column('thickness', 'nm'),
      column('confinement modal', ''),
      column('net gain', 'cm-1'),
      column('net gain lower 95 %', 'cm-1'),
      column('net gain upper 95 %', 'cm-1'),
    ],
    rows: curve.thicknessNm.map((thicknessNm, i) => [
      thicknessNm,
      curve.confinementModal[i] ?? null,
      curve.netGainPerCm[i] ?? null,
      curve.lowerPerCm[i] ?? null,
      curve.upperPerCm[i] ?? null,
    ]),
  };
}
