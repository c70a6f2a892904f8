import { parseImageRectangle } from '@modalgain/surface';
import { z } from 'zod';
import { textField } from '../yaml/index.js';
import { pathField } from './fields.js';

const rectangleField = textField(parseImageRectangle).meta({
  description: 'A rectangle in um or px: x from the left edge, y from the top edge',
  examples: ['0..2.5 x 0..4 um', '0..120 x 0..400 px'],
});

/** A micrograph across the edge of the stamp. */
export const micrographSchema = z.strictObject({
  file: pathField,
  regions: z.strictObject({ stamped: rectangleField, unstamped: rectangleField }).optional().meta({
    description: 'Without them a border is looked for, and its brighter side is compared with the darker',
  }),
  blackLevel: z
    .number()
    .optional()
    .meta({ description: 'Grey level of no signal at the same settings; without it 0' }),
});
