// The study of verdicts as tables in markdown.
import { alignedMarkdown } from './table.mjs';
import { codes } from './verdict-rows.mjs';

const percent = (share) => (100 * share).toFixed(1);
const columns = Object.keys(codes);

/**
 * One row a kind of clean scan: how often each verdict is given, and how often any that is wrong.
 *
 * @param {Map<string, string[][]>} found for each row's title the columns whose verdict each scan was given
 */
export function cleanTable(rows, found) {
  const body = rows.map(({ title, expected = [] }) => {
    const scans = found.get(title);
    const share = (test) => percent(scans.filter(test).length / scans.length);
    return [
      title,
      ...columns.map((column) =>
        expected.includes(column)
          ? `(${share((given) => given.includes(column))})`
          : share((given) => given.includes(column)),
      ),
      share((given) => given.some((column) => !expected.includes(column))),
    ];
  });
  const header = ['clean scans', ...columns, 'any'];
  return alignedMarkdown([header, header.map(() => '---'), ...body]);
}

/** One row a fault: its bias of g, how often its verdict is given, how often predicted, and what no test could exceed. */
export function faultTable(rows, found) {
  const header = ['fault', 'bias of g', 'found', 'predicted', 'no test above'];
  const body = rows.map(({ title, column, truth, forecast }) => {
    const scans = found.get(title);
    const share = scans.filter((given) => given.includes(column)).length / scans.length;
    const { power, largestPower } = forecast;
    return [
      title,
      biasOf(forecast, truth),
      `**${percent(share)} %**`,
      `${percent(power)} %`,
      `${percent(largestPower)} %`,
    ];
  });
  return alignedMarkdown([header, header.map(() => '---'), ...body]);
}

/** One row a fault: the size that is found in 90 of 100 scans, and what it does to g. */
export function sizeTable(rows) {
  const header = ['fault', 'size', 'bias of g'];
  const body = rows.map(([{ title, size, truth, forecast }, unit]) => [
    title,
    `${size.toPrecision(2)}${unit}`,
    biasOf(forecast, truth),
  ]);
  return alignedMarkdown([header, header.map(() => '---'), ...body]);
}

function biasOf({ biasPerCm }, { netGainPerCm }) {
  return `${percent(biasPerCm / netGainPerCm).replace('-', '−')} %`;
}
