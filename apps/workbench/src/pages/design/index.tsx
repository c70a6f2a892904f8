import { PageFrame } from '../../shell/page-frame';

export function DesignPage() {
  return <PageFrame title="Design">{null}</PageFrame>;
}
