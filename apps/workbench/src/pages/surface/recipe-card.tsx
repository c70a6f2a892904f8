import type { AppliedStep, SurfaceRecipe } from '@modalgain/surface';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { Button, IconButton } from '../../kit/button';
import { Card } from '../../kit/card';
import { MenuButton } from '../../kit/menu-button';
import { NumberBox } from './number-box';
import { areaMasks } from './areas';
import { addableSteps, moved, numbersOf, stepName, withNumber } from './recipe-steps';
import styles from './surface.module.css';

interface RecipeCardProps {
  readonly recipe: SurfaceRecipe;
  /** Whether the recipe is the program's own choice. */
  readonly isUsual: boolean;
  readonly hasStep: boolean;
  /** What each step did, of the newest answer. */
  readonly applied: readonly AppliedStep[];
  readonly hasMask: boolean;
  /** The mask by hand into which areas are drawn; null where there is none yet. */
  readonly mask: number | null;
  readonly onMask: (step: number) => void;
  readonly onChange: (recipe: SurfaceRecipe | null) => void;
}

/** The levelling recipe as a list that can be edited; every change levels the scan anew. */
export function RecipeCard(props: RecipeCardProps) {
  const { recipe, isUsual, hasStep, applied, hasMask, mask, onMask, onChange } = props;
  const masks = areaMasks(recipe);
  const items = Object.entries(addableSteps)
    .filter(([id]) => id !== 'file' || hasMask)
    .map(([id, { text, step }]) => ({ id, text, onAction: () => onChange([...recipe, step]) }));
  return (
    <Card
      title="Levelling"
      aside={
        isUsual ? (
          'as usual'
        ) : (
          <Button variant="quiet" onPress={() => onChange(null)}>
            As usual
          </Button>
        )
      }
    >
      {recipe.length === 0 && (
        <p className={styles.words}>
          {hasStep
            ? 'The fit of the step levels by itself: background of degree 2 and row offsets, together with both levels.'
            : 'Nothing is taken off the heights.'}
        </p>
      )}
      <ol className={styles.steps}>
        {recipe.map((step, i) => (
          <li key={i} className={styles.step}>
            <span className={styles.stepNumber}>{i + 1}</span>
            <span className={styles.stepName}>
              {stepName(step)}
              {numbersOf(step).map(({ key, ...number }) => (
                <label key={key} className={styles.stepField}>
                  {number.label}
                  <NumberBox
                    {...number}
                    label={`${number.label}, step ${i + 1}`}
                    onCommit={(value) => onChange(recipe.with(i, withNumber(step, key, value)))}
                  />
                </label>
              ))}
              {masks.length > 1 && masks.includes(i) && (
                <Button variant="quiet" isDisabled={mask === i} onPress={() => onMask(i)}>
                  {mask === i ? 'Drawn into this one' : 'Draw into this one'}
                </Button>
              )}
              <DoneBy step={applied[i]} />
            </span>
            <span className={styles.stepActions}>
              <IconButton
                label={`Move step ${i + 1} up`}
                isDisabled={i === 0}
                onPress={() => onChange(moved(recipe, i, i - 1))}
              >
                <ArrowUp size={14} aria-hidden />
              </IconButton>
              <IconButton
                label={`Move step ${i + 1} down`}
                isDisabled={i === recipe.length - 1}
                onPress={() => onChange(moved(recipe, i, i + 1))}
              >
                <ArrowDown size={14} aria-hidden />
              </IconButton>
              <IconButton label={`Remove step ${i + 1}`} onPress={() => onChange(recipe.toSpliced(i, 1))}>
                <X size={14} aria-hidden />
              </IconButton>
            </span>
          </li>
        ))}
      </ol>
      <MenuButton label="Add a levelling step" items={items}>
        <Plus size={14} aria-hidden /> Add step
      </MenuButton>
    </Card>
  );
}

/** What a step found or masked, where there is something to tell. */
function DoneBy({ step }: { readonly step: AppliedStep | undefined }) {
  if (!step) return null;
  const { scars, maskedPixels } = step;
  const words = scars
    ? `${scars.count} scars, ${scars.pixels} px`
    : maskedPixels > 0
      ? `${maskedPixels} px masked`
      : '';
  return words === '' ? null : <small className={styles.done}>{words}</small>;
}
