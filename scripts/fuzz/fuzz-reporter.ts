import type { Reporter, TestCase } from 'vitest/node';

const columns = ['file', 'damages', 'refused', 'slowest', 'largest array', ''];
const widths = [18, 8, 8, 9, 14, 0];

const line = (cells: readonly string[]): string =>
  cells
    .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
    .join('  ')
    .trimEnd();

/** One row a file: how many damages were refused, how long the slowest took, the largest array against the file's size. */
export default class FuzzReporter implements Reporter {
  onTestRunStart(): void {
    console.log(line(columns));
  }

  onTestCaseResult(test: TestCase): void {
    const { fuzz } = test.meta();
    const { state, errors = [] } = test.result();
    if (fuzz) {
      const { name, trials, refused, slowestMs, largestShare } = fuzz;
      const slowest = `${slowestMs.toFixed(0)} ms`;
      const largest = `${largestShare.toFixed(1)} x file`;
      console.log(line([name, String(trials), String(refused), slowest, largest, state]));
      for (const fault of fuzz.faults.slice(0, 5)) console.log(`    ${fault}`);
    } else {
      console.log(`${test.name}: ${state}`);
      for (const { message } of errors) console.log(`    ${message}`);
    }
  }
}
