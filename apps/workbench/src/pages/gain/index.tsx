import { PageFrame } from '../../shell/page-frame';

export function GainPage() {
  return <PageFrame title="Gain">{null}</PageFrame>;
}
