import type { GuideAnswer, SliderRanges, WhichMode } from '@modalgain/compute';
import { useRef, type ReactNode } from 'react';
import { FigureCard } from '../../kit/figure-card';
import { ParameterSlider } from '../../kit/parameter-slider';
import { stackFigure } from './guide-figures';
import { modesTable } from './guide-tables';
import { LayerTable } from './layer-table';
import { StackDrawing } from './stack-drawing';
import type { StackGeometry } from './stack-geometry';
import type { Tried } from './use-tried';
import { useSize } from '../../plot/use-size';
import { ValueInput } from '../../kit/value-input';
import styles from './waveguide.module.css';

interface StackCardProps {
  readonly answer: GuideAnswer;
  readonly tried: Tried;
  readonly geometry: StackGeometry;
  readonly heightPx: number;
  readonly mode: WhichMode;
  readonly family: number;
  readonly ranges: SliderRanges;
  readonly layerActions: (region: number, name: string) => ReactNode;
}

/** The stack as a drawing, as sliders and as a table: three ways to the same thicknesses and indices. */
export function StackCard(props: StackCardProps) {
  const { answer, tried, geometry, heightPx, mode, family, ranges, layerActions } = props;
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const { guide, ticks, picture } = answer;
  const { thicknessNm: thicknessNow, wavelengthNm: wavelengthNow } = tried.guide;
  const indexNow = tried.guide.filmIndex ?? guide.film.index;
  const shown = picture.modes.find(
    ({ polarization, order }) => polarization === mode.polarization && order === mode.order,
  );
  const thickness = {
    unit: 'nm' as const,
    decimals: 1,
    boundsHint: 'a thickness from 1 to 5000 nm',
    isValid: (nm: number) => nm >= 1 && nm <= 5000,
  };
  const index = {
    unit: 'n' as const,
    decimals: 3,
    boundsHint: 'an index from 1 to 6',
    isValid: (n: number) => n >= 1 && n <= 6,
  };
  return (
    <FigureCard
      figure={stackFigure(answer, geometry.outsideNm)}
      table={modesTable(picture)}
      title="Stack, to scale"
      aside="shares of guided power"
    >
      <div className={styles.bleed}>
        <div ref={place} className={styles.drawing}>
          {size && (
            <StackDrawing
              {...{ answer, geometry, mode, family }}
              size={{ width: size.width, height: heightPx }}
              thicknessesNm={thicknessesOf(tried)}
              boundsNm={[1, 2000]}
              filmInputs={
                <span className={styles.filmInputs}>
                  <ValueInput
                    name="Film thickness"
                    value={thicknessNow}
                    {...thickness}
                    onCommit={(thicknessNm) => tried.commit({ thicknessNm })}
                  />
                  <ValueInput
                    name="Film index"
                    value={indexNow}
                    {...index}
                    onCommit={(filmIndex) => tried.commit({ filmIndex })}
                  />
                </span>
              }
              onMove={(layer, thicknessNm) => tried.changeLayer(layer, thicknessNm)}
              onRelease={(layer, thicknessNm) => tried.commitLayer(layer, thicknessNm)}
              onCancel={tried.cancel}
            />
          )}
        </div>
        <div className={styles.sliders}>
          <ParameterSlider
            name="Thickness"
            unit="nm"
            value={thicknessNow}
            former={tried.former.thicknessNm}
            range={ranges.thicknessNm}
            step={1}
            decimals={1}
            ticks={ticks.thicknessNm}
            onMove={(thicknessNm) => tried.change({ thicknessNm })}
            onRelease={(thicknessNm) => tried.commit({ thicknessNm })}
            onCancel={tried.cancel}
          />
          <ParameterSlider
            name="Index"
            unit="n"
            value={indexNow}
            former={tried.former.filmIndex ?? tried.basis.filmIndex.value}
            range={ranges.index}
            step={0.01}
            decimals={3}
            ticks={ticks.index}
            onMove={(filmIndex) => tried.change({ filmIndex })}
            onRelease={(filmIndex) => tried.commit({ filmIndex })}
            onCancel={tried.cancel}
          />
          <ParameterSlider
            name="Wavelength"
            unit="nm"
            value={wavelengthNow}
            former={tried.former.wavelengthNm}
            range={ranges.wavelengthNm}
            step={1}
            decimals={1}
            ticks={ticks.wavelengthNm}
            onMove={(wavelengthNm) => tried.change({ wavelengthNm })}
            onRelease={(wavelengthNm) => tried.commit({ wavelengthNm })}
            onCancel={tried.cancel}
          />
        </div>
        <LayerTable
          {...{ answer, shown }}
          thicknessErrorNm={tried.basis.thicknessNm.standardError}
          indexError={tried.basis.filmIndex.standardError}
          actions={layerActions}
        />
      </div>
    </FigureCard>
  );
}

const thicknessesOf = ({ guide: { stack, thicknessNm } }: Tried): readonly number[] => [
  ...stack.above.map((layer) => layer.thicknessNm),
  thicknessNm,
  ...stack.below.map((layer) => layer.thicknessNm),
];
