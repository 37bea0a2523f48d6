import { ECONOMY_TERMS } from './economy-terms.ts';
import { GENERAL_TERMS } from './general-terms.ts';
import { HOUSE_TERMS } from './house-terms.ts';
import { POLITICS_TERMS } from './politics-terms.ts';

/** All lines of the house glossary: see `house-terms.ts` for their form. */
export const GLOSSARY_TERMS = [HOUSE_TERMS, ECONOMY_TERMS, GENERAL_TERMS, POLITICS_TERMS]
  .map((terms) => terms.trim())
  .join('\n');
