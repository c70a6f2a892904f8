import type { Verdict } from '@modalgain/numerics';
import { prospectsOf, readStudy } from '@modalgain/study';

/** What the files of a study will and will not be able to say, before anything is computed. */
export function prospectsOfText(text: string): Verdict[] {
  return prospectsOf(readStudy(text, 'study.yaml').study);
}
