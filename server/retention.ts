import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type CommandIo, configFor, runCommand, withStore } from './command.ts';
import { RETENTION_KINDS, type RetentionLine } from './domain/index.ts';
import type { Store } from './ports/store.ts';
import { listDue } from './retention/list-due.ts';
import { type Proof, proveDeletion } from './retention/prove-deletion.ts';
import { type Removed, runRetention } from './retention/run-retention.ts';
import { originalPath } from './services.ts';

/** Exit codes of `npm run retention`; `unproved`: the log says nothing of such a deletion. */
export const RETENTION_EXIT = { done: 0, unproved: 1, usage: 2, failed: 3 } as const;

const USAGE = `Usage: npm run retention -- --dry-run
       npm run retention -- --yes
       npm run retention -- prove ID
       npm run retention -- hold ID --reason TEXT | release ID | holds

Removes what is older than the settings RETAIN_…_DAYS allow. What has none is kept for ever.

  --dry-run  says what would go
  --yes      removes it for good, batch by batch, each on record in the audit log
  prove      says when, by whom and by which policy something was removed: a conversation, an answer, a draft, a briefing,
             a run of the evaluation, a report by its id, a refused file by its name or the sha-256 of its bytes
  hold       keeps a conversation, an answer, a draft, a briefing, a run of the evaluation or a report whatever the settings say, and from everybody
             who would remove it; a refused file by its sha-256
  release    ends a hold
  holds      lists them

On the embedded database the server must be stopped first; while it runs, it does this by itself every day. Exit code: 0
done, 1 nothing to prove it by, 2 wrong usage, 3 failed.
`;

/** At the command line nobody says his name. */
const ACTOR = 'administrator';

type Command =
  | { readonly name: 'dry-run' | 'run' | 'holds' }
  | { readonly name: 'prove' | 'release'; readonly id: string }
  | { readonly name: 'hold'; readonly id: string; readonly reason: string };

/** `npm run retention`. @returns the exit code, one of `RETENTION_EXIT` */
export const runRetentionCommand = (argv: readonly string[], io: CommandIo): Promise<number> =>
  runCommand(
    {
      usage: USAGE,
      read: readCommand,
      exits: { ...RETENTION_EXIT, help: RETENTION_EXIT.done },
      act(command, out) {
        const config = configFor(out);
        const originalsDir = join(config.dataDir, 'originals');
        const originals = { pathOf: (hash: string) => originalPath(originalsDir, hash) };
        const evaluationRuns = { folder: join(config.dataDir, 'evaluation') };
        return withStore(config, 'retention', (store) =>
          act(command, { store, days: config.retention, originals, evaluationRuns }, out),
        );
      },
    },
    argv,
    io,
  );

type Parts = Omit<Parameters<typeof runRetention>[0], 'store'> & { readonly store: Store };

async function act(command: Command, parts: Parts, { stdout, stderr, signal }: CommandIo): Promise<number> {
  const { retention, audit } = parts.store;
  switch (command.name) {
    case 'dry-run':
      stdout.write(presentDue(await listDue({ ...parts, store: retention })));
      return RETENTION_EXIT.done;
    case 'run':
      stdout.write(
        presentRemoved(
          await runRetention(
            { ...parts, store: retention },
            {
              actor: ACTOR,
              ...(signal === undefined ? {} : { signal }),
              // A long run is seen to go on.
              onBatch: (kind, removed) => stderr.write(`${kind}: ${removed}\n`),
            },
          ),
        ),
      );
      return RETENTION_EXIT.done;
    case 'prove': {
      const { proofs, prunedThrough } = await proveDeletion(retention, audit, command.id);
      stdout.write(presentProofs(command.id, proofs, prunedThrough));
      return proofs.length === 0 ? RETENTION_EXIT.unproved : RETENTION_EXIT.done;
    }
    case 'hold': {
      const set = await retention.hold(command.id, command.reason, ACTOR);
      stdout.write(set ? `Held: ${command.id}\n` : `${command.id} is held already.\n`);
      return RETENTION_EXIT.done;
    }
    case 'release': {
      const ended = await retention.release(command.id, ACTOR);
      stdout.write(ended ? `No longer held: ${command.id}\n` : `There is no hold on ${command.id}.\n`);
      return RETENTION_EXIT.done;
    }
    case 'holds':
      for (const { id, by, at, reason } of await retention.listHolds())
        stdout.write(`${id}  since ${at} by ${by}: ${reason}\n`);
      return RETENTION_EXIT.done;
  }
}

const presentDue = (lines: readonly RetentionLine[]): string =>
  lines
    .map(({ kind, days, due, held, relied, oldest }) =>
      days === null
        ? `${kind}: kept for ever\n`
        : `${kind}: kept ${days} days; ${due} would go${oldest === null ? '' : `, the oldest of ${oldest}`}; ` +
          `${held} held, ${relied} kept because something rests on them\n`,
    )
    .join('');

const presentRemoved = (removed: Removed): string =>
  RETENTION_KINDS.map((kind) =>
    removed[kind] === undefined ? '' : `${kind}: ${removed[kind]} removed\n`,
  ).join('') || 'Nothing was due.\n';

function presentProofs(id: string, proofs: readonly Proof[], prunedThrough: number): string {
  const pruned = prunedThrough === 0 ? '' : ` Entries up to ${prunedThrough} are no longer in the log.`;
  if (proofs.length === 0) return `The audit log says of no removal of ${id}.${pruned}\n`;
  return proofs
    .map(
      ({ what, at, actor, sha256, policy, anchor }) =>
        `${what} ${id}\n  removed ${at} by ${actor}` +
        (policy === null ? '' : `, policy ${policy.kind}: ${policy.days} days, older than ${policy.before}`) +
        `\n  sha-256 ${sha256}\n  entry ${anchor} (npm run audit -- verify --anchor ${anchor})\n`,
    )
    .join('');
}

function readCommand(argv: readonly string[]): Command | null {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      reason: { type: 'string' },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  });
  if (values.help) return null;
  const [name, id, ...more] = positionals;
  if (name === undefined) {
    if (values['dry-run'] === values.yes)
      throw new Error('Say --dry-run, or --yes to remove what is due for good.');
    return { name: values.yes ? 'run' : 'dry-run' };
  }
  if (more.length > 0) throw new Error('One id at a time.');
  if (name === 'holds' && id === undefined) return { name };
  if (name !== 'prove' && name !== 'hold' && name !== 'release')
    throw new Error('What is to be done? --dry-run, --yes, prove, hold, release or holds.');
  if (id === undefined || id === '' || id.length > 1000) throw new Error(`${name} needs an id.`);
  if (name !== 'hold') return { name, id };
  const reason = values.reason?.trim() ?? '';
  if (reason === '' || reason.length > 500) throw new Error('A hold needs --reason, at most 500 characters.');
  if (!/^[\w.:~-]{1,200}$/.test(id))
    throw new Error('This is no id. A refused file is held by the sha-256 of its bytes.');
  return { name, id, reason };
}
