import { z } from 'zod';
import { pathField } from './fields.js';

export const materialField = z
  .union([z.number().positive(), z.string().min(1), z.strictObject({ file: pathField })])
  .meta({
    description: 'A number, a material of the library (modalgain index --list) or a file with n and k',
  });
