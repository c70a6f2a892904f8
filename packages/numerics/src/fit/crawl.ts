import type { FitWorkspace } from './workspace.js';

const window = 100;
/** A fall of chi-square by less than this share of the reduced chi-square moves no parameter visibly. */
const noGain = 1e-6;

/** Watches for a descent along a bent valley that goes on and gains nothing that matters. */
export class CrawlWatch {
  #chiSquare: number;
  #iterations = 0;

  constructor(chiSquare: number) {
    this.#chiSquare = chiSquare;
  }

  /** To be asked once an iteration. */
  isCrawling({ objective }: FitWorkspace, chiSquare: number): boolean {
    if (++this.#iterations % window !== 0) return false;
    const freedom = Math.max(1, objective.termCount - objective.freeCount);
    const crawls = this.#chiSquare - chiSquare < (noGain * chiSquare) / freedom;
    this.#chiSquare = chiSquare;
    return crawls;
  }
}
