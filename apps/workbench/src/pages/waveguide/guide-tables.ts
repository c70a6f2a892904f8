import type { ConfinementCurves, ConfinementMap, GuidePicture, PumpProfile } from '@modalgain/compute';
import type { ResultTable } from '@modalgain/report';

type Column = ResultTable['columns'][number];

const column = (name: string, unit: Column['unit'] = ''): Column => ({ name, type: 'number', unit });
const words = (name: string): Column => ({ name, type: 'text', unit: '' });

/** The modes of a stack with all their numbers. */
export const modesTable = ({ modes }: GuidePicture): ResultTable => ({
  name: 'modes',
  title: 'Guided modes of the stack',
  columns: [
    words('mode'),
    column('effective index'),
    column('group index'),
    column('modal confinement'),
    column('energy confinement'),
    column('power confinement'),
    column('guided from', 'nm'),
  ],
  rows: modes.map((mode) => [
    mode.name,
    mode.effectiveIndex,
    mode.groupIndex,
    mode.confinementModal,
    mode.confinementEnergy,
    mode.confinementPower,
    mode.fromNm,
  ]),
});

/** The curves of the three confinements, point by point. */
export const curveTable = ({ thicknessNm, modal, energy, power }: ConfinementCurves): ResultTable => ({
  name: 'confinement-cut',
  title: 'Confinement against thickness at this index; empty where no mode is guided',
  columns: [
    column('film thickness', 'nm'),
    column('modal confinement'),
    column('energy confinement'),
    column('power confinement'),
  ],
  rows: thicknessNm.map((thickness, i) => [thickness, modal[i], energy[i], power[i]]),
});

/** Of a map of a hundred each way so many are enough to read; the file of the figure has all colours. */
const wantedSteps = 12;

/** The map as a table: a row an index, a column a thickness. */
export function mapTable({
  modal,
  columns,
  rows,
  thicknessNm,
  index,
  polarization,
}: ConfinementMap): ResultTable {
  const places = (count: number): number[] =>
    Array.from({ length: wantedSteps }, (_, i) => Math.round((i * (count - 1)) / (wantedSteps - 1)));
  const valueAt = ([low, high]: readonly [number, number], at: number, count: number): number =>
    low + ((high - low) * at) / (count - 1);
  return {
    name: `confinement-map-${polarization}`,
    title: `Modal confinement of ${polarization}0: a row a film index, a column a thickness in nm; empty where no mode is guided`,
    columns: [
      column('film index'),
      ...places(columns).map((at) => column(`${valueAt(thicknessNm, at, columns).toFixed(0)} nm`)),
    ],
    rows: places(rows)
      .toReversed()
      .map((row) => [
        valueAt(index, row, rows),
        ...places(columns).map((at) => {
          const value = modal[row * columns + at];
          return Number.isNaN(value) ? null : value;
        }),
      ]),
  };
}

/** The pump in depth, point by point. */
export const pumpTable = ({ xNm, absorptionPerNm, electricIntensity }: PumpProfile): ResultTable => ({
  name: 'pump-depth',
  title:
    'Pump in depth: share of the incident fluence absorbed per nm, and |E|² over that of the incoming light',
  columns: [column('depth', 'nm'), column('absorbed per nm'), column('relative intensity')],
  rows: Array.from(xNm, (x, i) => [x, absorptionPerNm[i], electricIntensity[i]]),
});
