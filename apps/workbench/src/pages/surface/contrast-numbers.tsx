import type { DescribedImage } from '@modalgain/compute';
import { Card } from '../../kit/card';
import { EstimateText } from '../../kit/estimate-text';
import { intervalText } from './parameters-card';
import styles from './surface.module.css';

interface ContrastNumbersProps {
  readonly image: DescribedImage;
  readonly isByHand: boolean;
}

/** How much brighter one side is, within this image. */
export function ContrastNumbers({ image: { contrast }, isByHand }: ContrastNumbersProps) {
  const { ratio, levels, differenceOverNoise, clippedShare } = contrast;
  const [first, second] = isByHand ? ['stamped', 'unstamped'] : ['brighter side', 'darker side'];
  return (
    <Card title="Contrast" aside={isByHand ? 'stamped over unstamped' : 'brighter over darker'}>
      {ratio.kind === 'determined' ? (
        <p className={styles.hero}>
          <strong>
            <EstimateText estimate={ratio.estimate} />
          </strong>
          <span>95 %: {intervalText(ratio.estimate)}</span>
        </p>
      ) : (
        <p className={styles.words}>Not determined. {ratio.why}</p>
      )}
      <dl className={styles.facts}>
        {levels && (
          <>
            <Fact name={`Level, ${first}`}>
              <EstimateText estimate={levels.first} />
            </Fact>
            <Fact name={`Level, ${second}`}>
              <EstimateText estimate={levels.second} />
            </Fact>
          </>
        )}
        <Fact name="Black level">
          {contrast.blackLevel === null ? 'counted from 0' : contrast.blackLevel}
        </Fact>
        {differenceOverNoise && (
          <Fact name="Difference over noise">
            <EstimateText estimate={differenceOverNoise} />
          </Fact>
        )}
        {clippedShare !== null && <Fact name="Clipped">{(100 * clippedShare).toFixed(1)} %</Fact>}
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
