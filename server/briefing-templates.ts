import type { TemplateSet } from '../prompts/load-templates.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';

/**
 * Reads the templates, ours and the house's, anew at each call. Each mistake in a file is logged once, and again when
 * it has become another one; the message names file and field and quotes nothing of the text.
 */
export function createTemplateReader(
  { templatesDir }: Pick<Config, 'templatesDir'>,
  log: Log,
): () => Promise<TemplateSet> {
  let logged = new Set<string>();
  return async () => {
    // Loaded with its first use: the parser of the front matter is not needed to listen.
    const { loadTemplates } = await import('../prompts/load-templates.ts');
    const set = await loadTemplates({ house: templatesDir });
    for (const { file, message } of set.problems) {
      if (!logged.has(message)) log.warn('briefing-template', { file, message });
    }
    logged = new Set(set.problems.map(({ message }) => message));
    return set;
  };
}
