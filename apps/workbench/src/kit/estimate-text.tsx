import { formatConcise, type Determination, type Estimate } from '@modalgain/numerics';

interface EstimateTextProps {
  readonly estimate: Estimate | Determination | null | undefined;
  /** The internal unit times this is the unit shown, e.g. 1e15 for densities in 10¹⁵ cm⁻³. */
  readonly scale?: number;
  readonly unit?: string;
}

/** 204.3(20) with its unit; words where there is no number. The method is shown on hover. */
export function EstimateText({ estimate, scale = 1, unit }: EstimateTextProps) {
  if (!estimate) return <>not known</>;
  if ('kind' in estimate) {
    if (estimate.kind === 'not-determined') return <span title={estimate.why}>not determined</span>;
    return <EstimateText estimate={estimate.estimate} scale={scale} {...(unit !== undefined && { unit })} />;
  }
  return (
    <span title={estimate.method} style={{ whiteSpace: 'nowrap' }}>
      {formatConcise(estimate.value / scale, estimate.standardError / scale)}
      {unit !== undefined && <span style={{ color: 'var(--ink-3)' }}> {unit}</span>}
    </span>
  );
}
