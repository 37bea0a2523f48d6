import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from './runtime/project-root.ts';

/** Who may import whom. Folders, files or packages; a folder always may import itself. */
interface Rule {
  readonly who: RegExp;
  /** Of ours. */
  readonly ours: RegExp;
  /** Packages and Node's modules; `null` allows all that `RESERVED` leaves. */
  readonly packages: RegExp | null;
}

const NODE = 'node:(crypto|fs|fs/promises|path|url|util|worker_threads|os|perf_hooks)';

const RULES: readonly Rule[] = [
  { who: /^server\/domain\//, ours: /^$/, packages: /^zod$/ },
  { who: /^server\/text\//, ours: /^server\/domain\//, packages: /^(eld|snowball-stemmers|stopword)(\/|$)/ },
  { who: /^server\/ports\//, ours: /^server\/domain\//, packages: /^node:crypto$/ },
  { who: /^server\/runtime\//, ours: /^$/, packages: new RegExp(`^${NODE}$`) },
  {
    who: /^server\/briefing\/export-docx\//,
    ours: /^server\/(domain|briefing)\//,
    packages: /^(docx|fflate)$/,
  },
  {
    who: /^server\/briefing\/export-pdf\//,
    ours: /^server\/(domain|briefing)\//,
    packages: /^(pdfkit|node:(fs|module|path))$/,
  },
  {
    who: /^server\/(answer|briefing)\//,
    ours: /^(server\/(domain|ports|text|answer)\/|prompts\/)/,
    // The cache is a data structure, no door to anything.
    packages: /^(node:(crypto|util)|lru-cache|diff)$/,
  },
  { who: /^server\/store\//, ours: /^server\/(domain|ports|text|runtime)\//, packages: null },
  { who: /^server\/models\//, ours: /^(server\/(domain|ports|text|runtime)\/|prompts\/)/, packages: null },
  {
    who: /^server\/dictionary\//,
    ours: /^server\/(domain|ports|text|runtime)\//,
    packages: new RegExp(`^(${NODE}|node:zlib)$`),
  },
  { who: /^server\/audit\//, ours: /^server\/(domain|ports)\//, packages: /^node:crypto$/ },
  {
    who: /^server\/retention\//,
    ours: /^server\/(domain|ports)\//,
    packages: /^node:(crypto|fs\/promises|path)$/,
  },
  {
    who: /^server\/administration\//,
    ours: /^server\/(domain|ports)\/|^server\/access\/loopback\.ts$/,
    packages: /^$/,
  },
  { who: /^server\/release\//, ours: /^server\/(domain|ports)\//, packages: /^$/ },
  { who: /^server\/access\//, ours: /^server\/(domain|ports)\//, packages: null },
  { who: /^server\/routes\//, ours: /^(server\/|prompts\/)/, packages: null },
  { who: /^server\/main\.ts$/, ours: /^(server\/|(ingest|eval)\/index\.ts$)/, packages: null },
  { who: /^server\/[^/]+\.ts$/, ours: /^(server\/|prompts\/)/, packages: null },
  { who: /^prompts\//, ours: /^server\/(domain|ports|runtime)\//, packages: /^(zod|yaml|node:.*)$/ },
  {
    who: /^ingest\//,
    ours: /^server\/(services|config)\.ts$|^server\/(domain|ports|text|runtime)\/|^server\/store\/index\.ts$/,
    packages: null,
  },
  {
    who: /^eval\//,
    ours: /^(server\/(services|config|log|start-server|app)\.ts$|server\/(domain|ports|text|runtime|answer|audit|briefing|store|models|dictionary)\/|prompts\/|ingest\/)/,
    packages: null,
  },
  { who: /^web\//, ours: /^server\/domain\//, packages: null },
];

/** Packages that only these may know. */
const RESERVED: readonly { packages: RegExp; only: RegExp }[] = [
  { packages: /^(pg|pgvector|@electric-sql\/.*)$/, only: /^server\/store\// },
  {
    packages: /^(langchain|@langchain\/.*|onnxruntime-.*|@huggingface\/.*|@lat\.md\/.*)(\/|$)/,
    // The splitter is no part of the product but of what it is compared with.
    only: /^(server\/models\/|eval\/retrieval\/langchain-splitter\.ts$)/,
  },
  {
    // What makes Word files is loaded with its first use; nobody else may pull it into a start.
    packages: /^docx(\/|$)/,
    only: /^(server\/briefing\/export-docx\/|eval\/corpus-build\/)/,
  },
  { packages: /^pdfkit(\/|$)/, only: /^server\/briefing\/export-pdf\// },
  { packages: /^(openid-client|jose)(\/|$)/, only: /^server\/access\// },
  {
    packages: /^(hono|@hono\/.*)(\/|$)/,
    only: /^server\/(routes\/|app\.ts$|start-server\.ts$|main\.ts$)/,
  },
];

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly { readonly target: string; readonly typeOnly: boolean }[];
}

/** Scripts for developers, started by hand. */
const SCRIPTS: ReadonlySet<string> = new Set(['eval/corpus-build/build.ts', 'prompts/lock.ts']);

const TREES = ['server', 'ingest', 'prompts', 'eval', 'web'];
const isTest = (path: string) => /\.test\.tsx?$|\/testing\/|\/contract(\/|\.ts$)|^web\/browser\//.test(path);

function readSources(): SourceFile[] {
  return TREES.flatMap((tree) =>
    readdirSync(join(PROJECT_ROOT, tree), { recursive: true })
      .map((name) => join(tree, String(name)).split(sep).join('/'))
      .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
      .map((path) => {
        const text = readFileSync(join(PROJECT_ROOT, path), 'utf8');
        return { path, text, imports: importsOf(path, text) };
      }),
  );
}

/** `import … from`, `export … from`, `import '…'` and `import('…')`; ours come back as paths from the root. */
function importsOf(path: string, text: string): SourceFile['imports'] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const statements =
    /^\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;
  return [...code.matchAll(statements)].map((match) => {
    const target = match[2] ?? match[3] ?? '';
    const resolved = target.startsWith('.')
      ? normalize(join(dirname(path), target))
          .split(sep)
          .join('/')
      : target;
    return { target: resolved, typeOnly: match[1] !== undefined };
  });
}

const sources = readSources();
const product = sources.filter(({ path }) => !isTest(path));
const isOurs = (target: string) => TREES.some((tree) => target.startsWith(`${tree}/`));
const folderOf = (path: string) =>
  path
    .split('/')
    .slice(0, path.startsWith('server/') ? 2 : 1)
    .join('/');

describe('who imports whom', () => {
  it('finds the sources and their imports', () => {
    expect(product.length).toBeGreaterThan(50);
    const app = product.find(({ path }) => path === 'server/app.ts');
    expect(app?.imports.map(({ target }) => target)).toContain('server/routes/ask.ts');
  });

  it('every file keeps to the rule of its folder', () => {
    const broken: string[] = [];
    for (const { path, imports } of product) {
      const rule = RULES.find(({ who }) => who.test(path));
      if (rule === undefined) broken.push(`${path} falls under no rule`);
      for (const { target } of imports) {
        const allowed = isOurs(target)
          ? folderOf(target) === folderOf(path) || rule?.ours.test(target)
          : rule?.packages === null || rule?.packages.test(target);
        if (!allowed) broken.push(`${path} must not import ${target}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('databases, models and HTTP stay where they belong', () => {
    const broken = sources.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) =>
          RESERVED.some(({ packages, only }) => packages.test(target) && !only.test(path) && !isTest(path)),
        )
        .map(({ target }) => `${path} must not import ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('nothing but main.ts imports the evaluation, and tests import only tests from testing/', () => {
    const broken = product.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target.startsWith('eval/') && !path.startsWith('eval/'))
        // The one place where the server meets the evaluation, as it meets ingestion.
        .filter(({ target }) => !(path === 'server/main.ts' && target === 'eval/index.ts'))
        .concat(imports.filter(({ target }) => isTest(target) && !path.startsWith('eval/')))
        .map(({ target }) => `${path} must not import ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('only config.ts reads the environment', () => {
    // Handing the whole environment on to a child process reads nothing of it.
    const broken = product.filter(
      ({ path, text }) => /(?<!\.\.\.)process\.env\b/.test(text) && path !== 'server/config.ts',
    );
    expect(broken.map(({ path }) => path)).toEqual([]);
  });

  it('only main files act on import', () => {
    const acting = product.filter(({ path, text }) => {
      if (/(^|[/-])main\.tsx?$|-worker\.ts$/.test(path) || SCRIPTS.has(path)) return false;
      // The browser application is loaded once, by its page.
      if (path.startsWith('web/')) return false;
      return /^(await|process\.(on|once|exit)|main\(|void )/m.test(text);
    });
    expect(acting.map(({ path }) => path)).toEqual([]);
  });

  it('every relative import names a file that exists, with its extension', () => {
    const broken = sources.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => isOurs(target) && !existsSync(join(PROJECT_ROOT, target.split('?')[0] ?? '')))
        .map(({ target }) => `${path} imports ${relative(dirname(path), target)}`),
    );
    expect(broken).toEqual([]);
  });

  it('every package is declared', () => {
    const manifest = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8'));
    const declared = new Set([
      ...Object.keys(manifest.dependencies),
      ...Object.keys(manifest.devDependencies),
      ...builtinModules.flatMap((name) => [name, `node:${name}`]),
    ]);
    const broken = sources.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => !isOurs(target) && !target.startsWith('.') && !target.startsWith('virtual:'))
        // Types of a package that a declared one brings along vanish from the product.
        .filter(({ target, typeOnly }) => !typeOnly && !declared.has(packageOf(target)))
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('no imports go round in a circle', () => {
    const graph = new Map(
      sources.map(({ path, imports }) => [
        path,
        imports.filter(({ target, typeOnly }) => isOurs(target) && !typeOnly).map(({ target }) => target),
      ]),
    );
    expect(findCycle(graph)).toEqual([]);
  });
});

function packageOf(target: string): string {
  if (target.startsWith('node:')) return target;
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The first cycle found, as the files on it; empty when there is none. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] => {
    const at = trail.indexOf(path);
    if (at >= 0) return [...trail.slice(at), path];
    if (done.has(path)) return [];
    for (const target of graph.get(path) ?? []) {
      const cycle = visit(target, [...trail, path]);
      if (cycle.length > 0) return cycle;
    }
    done.add(path);
    return [];
  };
  for (const path of graph.keys()) {
    const cycle = visit(path, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

describe('the checker itself', () => {
  it('sees every form of import', () => {
    const code = [
      "import { a } from './a.ts';",
      "import type { B } from '../b/b.ts';",
      "export * from './c.ts';",
      "import 'zod';",
      "import {\n  d,\n  e,\n} from './d.ts';",
      `const f = await ${'import'}('./f.ts');`,
      "// import { no } from './no.ts';",
    ].join('\n');
    expect(importsOf('server/x/y.ts', code)).toEqual([
      { target: 'server/x/a.ts', typeOnly: false },
      { target: 'server/b/b.ts', typeOnly: true },
      { target: 'server/x/c.ts', typeOnly: false },
      { target: 'zod', typeOnly: false },
      { target: 'server/x/d.ts', typeOnly: false },
      { target: 'server/x/f.ts', typeOnly: false },
    ]);
  });

  it('finds a cycle', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ]);
    expect(findCycle(graph)).toEqual(['b', 'c', 'b']);
  });
});
