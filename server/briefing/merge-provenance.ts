import type { BriefingTemplate } from '../../prompts/load-templates.ts';
import type { Provenance } from '../domain/index.ts';

/**
 * One provenance for all answers of a briefing, the template with it. Different writers or corpus versions (a
 * fallback in between, a report that came in while drafting) stand side by side, joined by ` + `.
 *
 * @param promptVersions of prompts that had a part in the briefing and wrote no answer
 */
export function mergeProvenance(
  parts: readonly Provenance[],
  template: BriefingTemplate,
  promptVersions: Provenance['promptVersions'] = {},
): Provenance {
  const both = (pick: (part: Provenance) => string) => [...new Set(parts.map(pick))].join(' + ');
  return {
    writer: both((part) => part.writer),
    writerKind: parts.some((part) => part.writerKind === 'language-model') ? 'language-model' : 'extractive',
    fallback: parts.find((part) => part.fallback !== null)?.fallback ?? null,
    embedder: both((part) => part.embedder),
    promptVersions: Object.assign({}, ...parts.map((part) => part.promptVersions), promptVersions, {
      [`briefing-${template.id}`]: `${template.version}@${template.hash}`,
    }),
    corpusVersion: both((part) => part.corpusVersion),
    parameters: Object.assign({}, ...parts.map((part) => part.parameters)),
    unknownKeys: parts.reduce((sum, part) => sum + part.unknownKeys, 0),
  };
}
