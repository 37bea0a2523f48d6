import { createHash } from 'node:crypto';
import { sourceMarks } from '../../domain/index.ts';
import { embeddingKey } from '../../ports/embedding-text.ts';
import type { NewPassage, NewReport } from '../../ports/store.ts';

/** 64 bits over everything of a report that an answer could depend on, as a signed number in text form. */
export function reportDigest(report: NewReport, passages: readonly NewPassage[]): string {
  const {
    text: _text,
    found: _found,
    manifest: _manifest,
    sketch: _sketch,
    tlp,
    ownGrade,
    ...metadata
  } = report;
  const content = [
    {
      ...metadata,
      ...sourceMarks({ tlp, ownGrade }),
      parentKey: report.parentKey ?? null,
      claims: (report.claims ?? []).map(({ kind, target }) => `${kind} ${target}`).sort(),
    },
    passages.map((p) => [p.id, p.ordinal, p.start, p.end, embeddingKey(p.context, p.text)]),
  ];
  return createHash('sha256').update(canonical(content)).digest().readBigInt64BE().toString();
}

/** JSON with the keys of every object in order: PostgreSQL gives them back in another one. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
