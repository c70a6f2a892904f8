import { PageFrame } from '../../shell/page-frame';

export function SurfacePage() {
  return <PageFrame title="Surface">{null}</PageFrame>;
}
