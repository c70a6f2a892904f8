import { textRuns } from '@modalgain/figures';

/** Text in which `n_{t}` means a low t, as the texts of figures and tables have it. */
export function SymbolText({ text }: { readonly text: string }) {
  return textRuns(text).map((run, i) =>
    run.low ? <sub key={i}>{run.text}</sub> : <span key={i}>{run.text}</span>,
  );
}
