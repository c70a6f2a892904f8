// The modes of a film, anew for each thickness: some tens of microseconds.
import { findMaterial, guidedModes, materialIndex } from '@modalgain/optics';

const wavelengthNm = 656;
const substrate = { index: materialIndex(findMaterial('fused-silica'), wavelengthNm) };
const slider = document.getElementById('slider');

function modesAt(thicknessNm) {
  const layers = [{ index: 1 }, { index: 1.9, thicknessNm }, substrate];
  return ['TE', 'TM'].flatMap((polarization) => guidedModes({ wavelengthNm, layers }, polarization));
}

function rowOf({ polarization, order, effectiveIndex, confinement }) {
  const row = document.createElement('tr');
  const cells = [`${polarization}${order}`, effectiveIndex[0], confinement.modal[0], confinement.power];
  for (const cell of cells) {
    row.insertCell().textContent = typeof cell === 'string' ? cell : cell.toFixed(4);
  }
  return row;
}

function show() {
  document.getElementById('thickness').textContent = `${slider.value} nm`;
  document.getElementById('modes').replaceChildren(...modesAt(slider.valueAsNumber).map(rowOf));
}

slider.addEventListener('input', show);
show();
