// Reads every file of the formats collection and prints what became of it as Markdown:
//   npx tsx ingest/testing/format-survey.ts [folder] [--password tika] [--only tika/docs] [--list]
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { closeParsers } from '../parse/index.ts';
import { type SurveyRow, surveyFile, surveyFiles } from './survey-files.ts';

const values = (name: string): string[] =>
  process.argv.flatMap((argument, index) => (argument === name ? (process.argv[index + 1] ?? []) : []));
const named = process.argv[2]?.startsWith('--') ? undefined : process.argv[2];
const root = resolve(named ?? '../shared/data/formats');
if (!existsSync(root)) {
  console.error(`There is no folder ${root}.`);
  process.exit(1);
}
const only = values('--only');
const files = surveyFiles(root).filter(
  (file) => only.length === 0 || only.some((start) => file.startsWith(start)),
);
const rows: SurveyRow[] = [];
const slow: string[] = [];
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20);
const started = performance.now();
for (const file of files) {
  const own = await surveyFile(root, file, values('--password'));
  // What was read is not needed any more, and 20 GB would not fit.
  rows.push(...own.map((row) => ({ ...row, document: undefined })));
  peak = Math.max(peak, process.memoryUsage.rss());
  const spent = own.reduce((sum, row) => sum + row.milliseconds, 0);
  if (spent > 2_000) slow.push(`${file}: ${(spent / 1000).toFixed(1)} s`);
}
clearInterval(watch);
await closeParsers();
print();

function print(): void {
  const byFormat = new Map<string, SurveyRow[]>();
  for (const row of rows) byFormat.set(row.extension, [...(byFormat.get(row.extension) ?? []), row]);
  console.log('| format | files | of them parts | indexed | partial | refused | reasons | slowest |');
  console.log('|---|---:|---:|---:|---:|---:|---|---:|');
  for (const [extension, group] of [...byFormat].sort(([a], [b]) => a.localeCompare(b))) {
    const count = (outcome: SurveyRow['outcome']): number =>
      group.filter((row) => row.outcome === outcome).length;
    const codes = new Map<string, number>();
    for (const { code } of group) if (code) codes.set(code, (codes.get(code) ?? 0) + 1);
    const reasons = [...codes].sort((a, b) => b[1] - a[1]).map(([code, number]) => `${code} ${number}`);
    const slowest = Math.max(...group.map((row) => row.milliseconds));
    console.log(
      `| ${extension} | ${group.length} | ${group.filter((row) => row.file.includes('!')).length} | ${count('indexed')} | ${count('partial')} | ${count('refused')} | ${reasons.join(', ')} | ${Math.round(slowest)} ms |`,
    );
  }
  const total = (outcome: SurveyRow['outcome']): number =>
    rows.filter((row) => row.outcome === outcome).length;
  console.log(
    `\n${files.length} files and ${rows.length - files.length} parts: ${total('indexed')} indexed, ${total('partial')} partial, ${total('refused')} refused, in ${((performance.now() - started) / 1000).toFixed(1)} s; peak ${Math.round(peak / 1024 / 1024)} MB resident.`,
  );
  if (slow.length > 0) console.log(`\nSlower than 2 s: ${slow.join('; ')}`);
  if (process.argv.includes('--list')) {
    console.log('\n| file | outcome | characters | ms | reason |\n|---|---|---:|---:|---|');
    for (const row of rows) {
      if (row.outcome === 'indexed' && !process.argv.includes('--all')) continue;
      console.log(
        `| ${row.file} | ${row.outcome} ${row.code} | ${row.characters} | ${Math.round(row.milliseconds)} | ${row.reason} |`,
      );
    }
  }
}
