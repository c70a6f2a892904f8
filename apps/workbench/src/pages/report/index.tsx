import { PageFrame } from '../../shell/page-frame';

export function ReportPage() {
  return <PageFrame title="Report">{null}</PageFrame>;
}
