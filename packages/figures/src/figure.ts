import type { Results } from '@modalgain/study';

/** A figure of a study, ready to be drawn into any document. `n_{t}` in its texts means a low t. */
export interface Figure {
  /** File name without ending, unique within a study, e.g. "stripe-SC1". */
  readonly name: string;
  /** What is drawn, in a few words: the bold start of the caption. */
  readonly title: string;
  /** How to read it, one or two sentences. */
  readonly caption: string;
  /** The outcome in one sentence, for those who cannot see the figure. */
  readonly textAlternative: string;
  readonly draw: (document: Document) => SVGSVGElement;
}

/** A kind of figure: which figures of this kind a study has data for; none where it has none. */
export type FigureKind = (results: Results) => readonly Figure[];
