import { PageFrame } from '../../shell/page-frame';

export function WaveguidePage() {
  return <PageFrame title="Waveguide">{null}</PageFrame>;
}
