import { textRuns } from '@modalgain/figures';
import { keepTogether } from '@modalgain/numerics';

/** Text in which `n_{t}` means a low t, as the texts of figures and tables have it; numbers keep their units beside them. */
export function SymbolText({ text }: { readonly text: string }) {
  return textRuns(keepTogether(text)).map((run, i) =>
    run.low ? <sub key={i}>{run.text}</sub> : <span key={i}>{run.text}</span>,
  );
}
