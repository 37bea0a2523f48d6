import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type ParsedDocument, parseFile, RefusedFile } from '../parse/index.ts';

export interface SurveyRow {
  /** Path below the collection, `!` before the parts of a file. */
  readonly file: string;
  /** Extension in small letters; what a person would call the format. */
  readonly extension: string;
  readonly outcome: 'indexed' | 'partial' | 'refused';
  /** Reason code of what was refused or read in part. */
  readonly code: string;
  readonly reason: string;
  readonly milliseconds: number;
  readonly characters: number;
  readonly parts: number;
  readonly document: ParsedDocument | undefined;
}

/** Every file of the collection, without the texts that describe it. */
export function surveyFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && !/^(PROVENANCE\.md|(MIT-)?LICENSE(\.txt)?|NOTICE\.txt)$/.test(entry.name),
    )
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

/** Reads one file as ingestion would, and its parts down to the depth that the limits allow. */
export async function surveyFile(
  root: string,
  file: string,
  passwords: readonly string[] = [],
): Promise<SurveyRow[]> {
  const rows: SurveyRow[] = [];
  await survey(readFileSync(join(root, file)), file, 0, passwords, rows);
  return rows;
}

async function survey(
  bytes: Uint8Array,
  file: string,
  depth: number,
  passwords: readonly string[],
  rows: SurveyRow[],
): Promise<void> {
  const started = performance.now();
  const extension = /\.([a-z0-9]{1,5})$/i.exec(file)?.[1]?.toLowerCase() ?? '(none)';
  try {
    const document = await parseFile(bytes, file, { passwords, depth });
    rows.push({
      file,
      extension,
      outcome: document.partial ? 'partial' : 'indexed',
      code: document.partial?.code ?? '',
      reason: document.partial?.reason ?? '',
      milliseconds: performance.now() - started,
      characters: document.blocks.reduce((sum, block) => sum + block.text.length, 0),
      parts: document.parts?.length ?? 0,
      document,
    });
    for (const part of document.parts ?? [])
      await survey(part.bytes, `${file}!${part.name}`, depth + 1, passwords, rows);
  } catch (thrown) {
    if (!(thrown instanceof RefusedFile)) throw thrown;
    rows.push({
      file,
      extension,
      outcome: 'refused',
      code: thrown.code,
      reason: thrown.message,
      milliseconds: performance.now() - started,
      characters: 0,
      parts: 0,
      document: undefined,
    });
  }
}
