import { EventEmitter } from 'node:events';
import { parseArgs } from 'node:util';
import { AUDIT_FORMATS, type AuditFormat, exportAudit } from './audit/export-audit.ts';
import { type Anchor, type Verification, verifyChain } from './audit/verify-chain.ts';
import { codeVersion } from './code-version.ts';
import { type CommandIo, configFor, runCommand, withStore } from './command.ts';
import type { AuditLog } from './ports/audit.ts';

/** Exit codes of `npm run audit`: a script tells "it is broken" from "it could not be read". */
export const AUDIT_EXIT = { intact: 0, broken: 1, usage: 2, failed: 3 } as const;

const USAGE = `Usage: npm run audit -- verify [--anchor NUMBER:HASH …] [--json]
       npm run audit -- export [--format jsonl|ocsf] [--since DAY]
       npm run audit -- prune --before DAY --yes

The audit log: who asked, saw, exported, deleted and signed what, and what grade went to which model. It holds no text.

  verify   reads the whole chain and names the first entry that was changed, removed or moved. Prints the newest entry
           as NUMBER:HASH; written down elsewhere and given as --anchor later, it shows that the log is still that one.
  export   one line an entry: jsonl (with hashes, as stored) or ocsf (Open Cybersecurity Schema Framework, for a SIEM).
  prune    removes what is older than DAY; a checkpoint in the log says so, and prints the anchor to be kept.

On the embedded database the server must be stopped first. Exit code: 0 intact, 1 broken, 2 wrong usage, 3 could not
be read.
`;

type Command =
  | { readonly name: 'verify'; readonly anchors: readonly Anchor[]; readonly json: boolean }
  | { readonly name: 'export'; readonly format: AuditFormat; readonly since: string | undefined }
  | { readonly name: 'prune'; readonly before: string };

/** `npm run audit`. @returns the exit code, one of `AUDIT_EXIT` */
export const runAudit = (argv: readonly string[], io: CommandIo): Promise<number> =>
  runCommand(
    {
      usage: USAGE,
      read: readCommand,
      exits: { ...AUDIT_EXIT, help: AUDIT_EXIT.intact },
      act: (command, out) => withStore(configFor(out), 'audit', ({ audit }) => act(command, audit, out)),
    },
    argv,
    io,
  );

async function act(command: Command, log: AuditLog, { stdout }: CommandIo): Promise<number> {
  switch (command.name) {
    case 'verify': {
      const verification = await verifyChain(log, command.anchors);
      const early = command.anchors.filter(({ sequence }) => sequence < verification.prunedThrough);
      stdout.write(
        command.json
          ? `${JSON.stringify(verification)}\n`
          : present(verification) + early.map(tooEarly).join(''),
      );
      return verification.broken === null ? AUDIT_EXIT.intact : AUDIT_EXIT.broken;
    }
    case 'export':
      for await (const line of exportAudit(log, { ...command, product: codeVersion() })) {
        // A slow reader of a pipe slows the export down instead of filling memory.
        if (stdout.write(line) === false) await drained(stdout);
      }
      await log.recordAudit({
        type: 'exported',
        actor: 'administrator',
        what: 'audit',
        tlp: null,
        id: command.since ?? 'all',
        format: command.format,
        marking: null,
      });
      return AUDIT_EXIT.intact;
    case 'prune': {
      const removed = await log.prune('administrator', command.before);
      const { sequence, hash } = await log.chain();
      stdout.write(`${removed} entries removed. Keep this anchor: ${sequence}:${hash}\n`);
      return AUDIT_EXIT.intact;
    }
  }
}

const drained = (stream: object): Promise<void> =>
  stream instanceof EventEmitter
    ? new Promise((resolve) => stream.once('drain', () => resolve()))
    : Promise.resolve();

const tooEarly = ({ sequence }: Anchor): string =>
  `Anchor ${sequence} lies before the entries that are kept and was not compared.\n`;

function present({ entries, head, prunedThrough, broken }: Verification): string {
  const kept = prunedThrough === 0 ? '' : ` Entries up to ${prunedThrough} went by policy.`;
  if (broken !== null) return `BROKEN at entry ${broken.sequence}: ${broken.message}${kept}\n`;
  return `Intact: ${entries} entries.${kept}\nNewest: ${head.sequence}:${head.hash}\n`;
}

function readCommand(argv: readonly string[]): Command | null {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      anchor: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      format: { type: 'string', default: 'jsonl' },
      since: { type: 'string' },
      before: { type: 'string' },
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  });
  if (values.help) return null;
  const [name, ...more] = positionals;
  if (more.length > 0) throw new Error('One thing at a time: verify, export or prune.');
  if (name === 'verify') return { name, anchors: values.anchor.map(anchorOf), json: values.json };
  if (name === 'export') {
    const format = AUDIT_FORMATS.find((one) => one === values.format);
    if (format === undefined) throw new Error(`--format takes ${AUDIT_FORMATS.join(' or ')}.`);
    return {
      name,
      format,
      since: values.since === undefined ? undefined : instantOf(values.since, '--since'),
    };
  }
  if (name === 'prune') {
    if (values.before === undefined || !values.yes)
      throw new Error('prune removes entries for good: it needs --before DAY and --yes.');
    return { name, before: instantOf(values.before, '--before') };
  }
  throw new Error('What is to be done? verify, export or prune.');
}

function anchorOf(text: string): Anchor {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text);
  if (match === null) throw new Error('--anchor takes NUMBER:HASH as verify prints it.');
  return { sequence: Number(match[1]), hash: match[2] ?? '' };
}

function instantOf(text: string, option: string): string {
  const instant = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) throw new Error(`${option} takes a day such as 2026-11-30.`);
  return new Date(instant).toISOString();
}
