import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BadCaseFile } from '../load-cases.ts';
import { exists } from '../missing-file.ts';
import { UsageError } from '../options.ts';
import { importBeir } from './beir.ts';
import { importClapnq, importKilt } from './clapnq.ts';
import type { Imported } from './imported.ts';
import { importPromptfoo } from './promptfoo.ts';
import { importRagas } from './ragas.ts';
import { importRagTruth, importWiceTokens } from './span-labels.ts';
import { importTrec } from './trec.ts';

export const IMPORT_USAGE = `npm run eval -- import FORMAT FILE [options]

Turns other people's question sets into cases. FORMAT and FILE:
  beir        a folder with corpus.jsonl, queries.jsonl, qrels.tsv
  trec        a qrels file; --run FILE scores another system's run, --topics FILE gives the questions
  ragas       rows with user_input, retrieved_contexts, response, reference (JSONL or JSON)
  promptfoo   YAML with tests; assertions that run programs or models are refused
  clapnq      annotated rows; kilt  rows with input, output, provenance
  ragtruth    response.jsonl, beside source_info.jsonl; wice-tokens  WiCE's token labels

  --out FILE      the cases, JSONL (default: FORMAT.jsonl)
  --corpus DIR    writes the documents that the format carries, for npm run eval -- --corpus DIR
  --lang CODE     language of the questions (default en)
  --limit N       only the first N cases
  --leave-out     promptfoo: leaves out what only a program or a model decides; such cases are unreviewed drafts
`;

const FORMATS = ['beir', 'trec', 'ragas', 'promptfoo', 'clapnq', 'kilt', 'ragtruth', 'wice-tokens'] as const;
type Format = (typeof FORMATS)[number];
const isFormat = (name: string): name is Format => FORMATS.some((format) => format === name);

/** @returns lines for the person who imports. @throws UsageError, BadCaseFile */
export async function runImport(argv: readonly string[], workingDirectory: string): Promise<string> {
  const { values, positionals } = parse(argv);
  if (values.help === true) return IMPORT_USAGE;
  const [format, file] = positionals;
  if (format === undefined || file === undefined || !isFormat(format)) {
    throw new UsageError(`import needs a format (${FORMATS.join(', ')}) and a file`);
  }
  const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
  const at = (name: string): string => path.resolve(workingDirectory, name);
  const language = values.lang ?? 'en';
  const imported = await importFile(format, at(file), language, {
    run: values.run === undefined ? undefined : at(values.run),
    topics: values.topics === undefined ? undefined : at(values.topics),
    leaveOut: values['leave-out'] ?? false,
  });
  const cases = imported.cases.slice(0, limit);
  const out = at(values.out ?? `${format}.jsonl`);
  await mkdir(path.dirname(out), { recursive: true });
  await writeFile(out, cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const lines = [`${cases.length} cases in ${path.relative(workingDirectory, out) || out}`];
  if (imported.documents.size > 0 && values.corpus !== undefined) {
    await mkdir(at(values.corpus), { recursive: true });
    for (const [name, text] of imported.documents) await writeFile(path.join(at(values.corpus), name), text);
    lines.push(`${imported.documents.size} documents in ${values.corpus}`);
  } else if (imported.documents.size > 0) {
    lines.push(`The set carries ${imported.documents.size} documents: --corpus DIR writes them.`);
  }
  return `${[...lines, ...imported.notes].join('\n')}\n`;
}

export async function importFile(
  format: Format,
  file: string,
  language: string,
  more: {
    readonly run?: string | undefined;
    readonly topics?: string | undefined;
    readonly leaveOut?: boolean;
  } = {},
): Promise<Imported> {
  if (format === 'beir') return importBeir(file, language);
  const content = await read(file);
  const name = path.basename(file);
  switch (format) {
    case 'trec':
      return importTrec(
        {
          qrels: content,
          ...(more.run === undefined ? {} : { run: await read(more.run) }),
          ...(more.topics === undefined ? {} : { topics: await read(more.topics) }),
        },
        language,
      );
    case 'ragas':
      return importRagas(content, name, language);
    case 'promptfoo':
      return importPromptfoo(content, name, language, more.leaveOut);
    case 'clapnq':
      return importClapnq(content, name);
    case 'kilt':
      return importKilt(content, name, language);
    case 'wice-tokens':
      return importWiceTokens(content, name);
    case 'ragtruth': {
      const beside = path.join(path.dirname(file), 'source_info.jsonl');
      return importRagTruth(content, name, (await exists(beside)) ? await read(beside) : null, language);
    }
  }
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
    throw new BadCaseFile(file, [{ line: 0, field: '', message: `cannot be read (${code})` }]);
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        corpus: { type: 'string' },
        lang: { type: 'string' },
        limit: { type: 'string' },
        run: { type: 'string' },
        topics: { type: 'string' },
        'leave-out': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (thrown) {
    throw new UsageError(thrown instanceof Error ? thrown.message : String(thrown));
  }
}
