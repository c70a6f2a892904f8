import { PageFrame } from '../../shell/page-frame';

export function ThresholdPage() {
  return <PageFrame title="Threshold">{null}</PageFrame>;
}
