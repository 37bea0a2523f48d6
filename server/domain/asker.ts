import { z } from 'zod';

/** Who asks. Every read of the store happens as an asker; `clearance` is the highest marking level he may see (0–4). */
export const AskerSchema = z.object({
  id: z.string().min(1).max(200),
  clearance: z.number().int().min(0).max(4),
  groups: z.array(z.string().min(1).max(200)).max(1000),
});
export type Asker = Readonly<z.infer<typeof AskerSchema>>;

/** The single user of an installation without identity: sees everything on his own machine. */
export const LOCAL_ASKER: Asker = Object.freeze({ id: 'local', clearance: 4, groups: [] });
