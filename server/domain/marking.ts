import { z } from 'zod';
import { MARKINGS } from './grades.ts';

export * from './grades.ts';
export const MarkingSchema = z.enum(MARKINGS);
