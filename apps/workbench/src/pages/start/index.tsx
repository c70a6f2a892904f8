import { PageFrame } from '../../shell/page-frame';

export function StartPage() {
  return <PageFrame title="Start">{null}</PageFrame>;
}
