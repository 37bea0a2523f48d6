import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { fictional } from './workplace.ts';

/**
 * A folder with everything whose order could matter: archives whose parts and whose duplicates are in other archives,
 * files twice, a list of reports, versions, an empty file; and the documents of `corpus`, where one is given.
 */
export async function makeKillDocuments(corpus?: string): Promise<string> {
  const docs = await mkdtemp(join(tmpdir(), 'aktenlage-kill-docs-'));
  if (corpus !== undefined) await cp(corpus, join(docs, 'corpus'), { recursive: true });
  const bytes = (topic: string) => new TextEncoder().encode(fictional(topic));
  await writeFile(join(docs, 'a.zip'), zipSync({ '1.md': bytes('Arvenia'), '2.md': bytes('Kelmar') }));
  await writeFile(join(docs, 'b.zip'), zipSync({ '2.md': bytes('Kelmar'), '3.md': bytes('Ostrel') }));
  await writeFile(join(docs, 'c.md'), bytes('Sorvan'));
  await writeFile(join(docs, 'd.md'), bytes('Sorvan'));
  await writeFile(join(docs, 'leer.pdf'), '');
  await writeFile(
    join(docs, 'reports.csv'),
    'sourceKey,title,marking,supersedes\nc.md,Sorvan,VS-NfD,a.zip/1.md\n',
  );
  return docs;
}
