import { tlpLevel, tlpText } from '../server/domain/index.ts';
import type { NewReport } from '../server/ports/store.ts';
import { applyManifest, asManifestEntry, isBelow, type ManifestRow } from './sources/manifest-row.ts';

type Said = Partial<Pick<ManifestRow, 'marking' | 'tlp'>>;

/**
 * A marking is never lowered by what is written beside the document. Where a field of the file or the list says less than holds,
 * whoever wrote it must know: null where nothing does, else a sentence for the outcome.
 */
export function marksDiffer({ found, manifest, ...report }: NewReport): string | null {
  if (found === undefined) return null;
  const row = asManifestEntry(manifest)?.row;
  const holds = applyManifest(found, row);
  const below = ({ marking, tlp }: Said): Said => ({
    ...(marking !== undefined && isBelow({ marking }, { marking: holds.marking }) && { marking }),
    ...(tlp !== undefined && tlpLevel(tlp) < tlpLevel(holds.tlp) && { tlp }),
  });
  const said = [
    ...sentencePart('a field of the file', below(found.overruled ?? {})),
    ...sentencePart('the list of reports', below(row ?? {})),
  ];
  if (said.length === 0) return null;
  return `It is marked ${marksText(report)}, although ${said.join(' and ')}: the highest holds, and a field or a list lowers no marking.`;
}

const sentencePart = (who: string, said: Said): string[] => {
  const text = marksText(said);
  return text === '' ? [] : [`${who} says ${text}`];
};

export const marksText = ({
  marking,
  tlp,
}: {
  marking?: Said['marking'];
  tlp?: Said['tlp'] | null;
}): string =>
  [marking, tlp == null ? undefined : tlpText(tlp)].filter((mark) => mark !== undefined).join(', ');
