import { PageFrame } from '../../shell/page-frame';

export function StripePage() {
  return <PageFrame title="Stripe">{null}</PageFrame>;
}
