import type { DescribedImage, ImageRegions } from '@modalgain/compute';
import { contrastFigure, type FilmIdentity } from '@modalgain/figures';
import { parseImageRectangle, type ImageRectangle } from '@modalgain/surface';
import { useMemo, useState } from 'react';
import { Button } from '../../kit/button';
import { Card } from '../../kit/card';
import { EmptyFigure } from '../../kit/empty-figure';
import { Pending } from '../../kit/pending';
import { FigureCard } from '../../kit/figure-card';
import { ProblemNote } from '../../kit/problem-note';
import { SegmentedControl } from '../../kit/segmented-control';
import { BorderLine, RegionShapes, sides, type Side } from './image-shapes';
import { LevelHistogram } from './level-histogram';
import { LineChart } from './line-chart';
import { mapAxes } from './map-frame';
import { rectangleBetween } from './map-rectangle';
import { RasterMap } from './raster-map';
import { RegionField } from './region-field';
import { ContrastNumbers } from './contrast-numbers';
import { contrastTable } from './surface-tables';
import type { Asked } from './use-asked';
import styles from './surface.module.css';

interface ImageViewProps {
  readonly film: FilmIdentity;
  readonly image: Asked<DescribedImage>;
  readonly regions: ImageRegions | null;
  readonly onRegions: (regions: ImageRegions | null) => void;
}

/** The micrograph with the border that was found, or with regions by hand, and the contrast of both sides. */
export function ImageView({ film, image, regions, onRegions }: ImageViewProps) {
  const { value, problem, isBusy } = image;
  const [side, setSide] = useState<Side>('first');
  const [draft, setDraft] = useState<Partial<ImageRegions>>({});
  const figure = useMemo(() => value && contrastFigure(film, value.contrast), [film, value]);
  const raster = useMemo(
    () => value && { rows: value.rows, columns: value.columns, values: value.level },
    [value],
  );
  if (!value || !figure || !raster)
    return problem ? (
      <ProblemNote problem={problem} />
    ) : (
      <Card title="Brightness">
        <EmptyFigure {...mapAxes}>
          {isBusy && <Pending what="reading the micrograph" onCancel={image.cancel} />}
        </EmptyFigure>
      </Card>
    );
  const { contrast } = value;
  const unit = contrast.pixelSizeNm ? 'um' : 'px';
  const [perX, perY] = contrast.pixelSizeNm?.map((nm) => nm / 1000) ?? [1, 1];
  const shown = regions ?? draft;
  const put = (which: Side, rectangle: ImageRectangle): void => {
    const next: Partial<ImageRegions> = { ...shown, [which]: rectangle };
    const { first, second } = next;
    const isWhole = first !== undefined && second !== undefined;
    setDraft(isWhole ? {} : next);
    if (isWhole) onRegions({ first, second });
  };
  const place = {
    across: value.columns * perX,
    down: value.rows * perY,
    unit: unit === 'um' ? 'µm' : 'px',
  } as const;
  const draw = (from: readonly [number, number], to: readonly [number, number]): void => {
    const drawn = rectangleBetween(from, to, place);
    if (!drawn) return;
    put(side, { ...drawn, unit });
    setSide(side === 'first' ? 'second' : 'first');
  };
  return (
    <div className={styles.withSide}>
      <div className={styles.stack}>
        <FigureCard
          figure={figure}
          table={contrastTable(film, value)}
          title="Brightness"
          busy={isBusy ? 'comparing' : null}
          aside={<SegmentedControl label="Region to draw" value={side} onChange={setSide} options={sides} />}
        >
          <RasterMap
            raster={raster}
            scale={{
              range: [contrast.picture.lowLevel, contrast.picture.highLevel],
              palette: 'grey',
              label: 'level',
              unit: 'levels',
            }}
            {...place}
            textAlternative={figure.textAlternative}
            onDraw={draw}
            overlay={(frame) => (
              <>
                {contrast.border && <BorderLine border={contrast.border} frame={frame} image={value} />}
                <RegionShapes
                  regions={shown}
                  {...{ frame, perX, perY, unit, side }}
                  onSelect={setSide}
                  onChange={put}
                />
              </>
            )}
          />
        </FigureCard>
        <AcrossBorder contrast={contrast} />
      </div>
      <div className={styles.side}>
        {problem && <ProblemNote problem={problem} />}
        <ContrastNumbers image={value} isByHand={regions !== null} />
        <Card
          title="Regions"
          aside={
            regions || draft.first || draft.second ? (
              <Button
                variant="quiet"
                onPress={() => {
                  setDraft({});
                  onRegions(null);
                }}
              >
                Find the border
              </Button>
            ) : (
              'border found'
            )
          }
        >
          <p className={styles.words}>Drag on the image, or type from and to of x and y.</p>
          {sides.map(({ id, text }) => (
            <RegionField
              key={id}
              label={text}
              value={shown[id]}
              unit={unit}
              onCommit={(typed) => put(id, parseImageRectangle(typed))}
            />
          ))}
        </Card>
        <Card title="Levels">
          <LevelHistogram image={value} />
        </Card>
      </div>
    </div>
  );
}

/** The mean level across the border that was found, from its darker to its brighter side. */
function AcrossBorder({ contrast: { profile, pixelSizeNm } }: Pick<DescribedImage, 'contrast'>) {
  if (!profile || profile.level.length < 2) return null;
  const [scale, unit] = pixelSizeNm ? [pixelSizeNm[0] / 1000, 'µm'] : [1, 'px'];
  const x = profile.distancePixels.map((pixels) => pixels * scale);
  return (
    <Card title="Level across the border" aside="less the shading">
      <LineChart
        x={x}
        y={profile.level}
        xRange={[x[0] ?? 0, x.at(-1) ?? 1]}
        xLabel={`Distance from the border (${unit})`}
        yLabel="Grey level"
        colour="var(--ink)"
        textAlternative="Mean grey level against the distance from the border."
      />
    </Card>
  );
}
