import { z } from 'zod';

const estimateSchema = z.object({
  value: z.number(),
  standardError: z.number(),
  lower95: z.number().nullable(),
  upper95: z.number().nullable(),
});

const film = {
  study: z.string(),
  film: z.string().meta({ description: 'Empty where its study could not be analysed' }),
  group: z.string().meta({ description: 'Empty where films are told apart by nothing' }),
  at: z.string().meta({ description: 'What it is ordered by; empty where nothing is stated' }),
};
const openFilmSchema = z.object({
  ...film,
  problem: z.string().nullable().meta({ description: 'Why its study could not be analysed' }),
});
const sideSchema = z.enum(['above', 'below']);
const quantity = {
  quantity: z.string(),
  unit: z.string().meta({ description: 'As a UCUM code' }),
};

/** What is concluded from all films of a campaign. */
export const campaignDocumentSchema = z
  .object({
    ranking: z.object({
      ...quantity,
      ranked: z.array(
        z.object({
          ...film,
          estimate: estimateSchema,
          rank: z.number(),
          isBelowBest: z.boolean().meta({
            description: 'Lower than the best beyond the 95 % error of their difference',
          }),
        }),
      ),
      open: z.array(openFilmSchema).meta({ description: 'Films of which it is not determined' }),
    }),
    charts: z.array(
      z.object({
        ...quantity,
        scatter: z
          .object({ mean: z.number(), meanError: z.number(), betweenFilms: z.number() })
          .nullable()
          .meta({ description: 'Null where there are too few films for limits' }),
        films: z.array(
          z.object({
            ...film,
            estimate: estimateSchema,
            limits: z.tuple([z.number(), z.number()]).nullable(),
            outside: sideSchema.nullable(),
          }),
        ),
        runs: z.array(z.object({ side: sideSchema, first: z.number(), last: z.number() })).meta({
          description: 'Eight or more films in a row on one side of the mean, by their places from 0',
        }),
        open: z.array(openFilmSchema),
      }),
    ),
  })
  .meta({ id: 'Campaign', description: 'Films of a campaign ranked, and held against control limits' });

export type CampaignDocument = z.output<typeof campaignDocumentSchema>;
