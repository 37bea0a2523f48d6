import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../domain/index.ts';
import { reportIdsIn, showAudit } from './show-audit.ts';

const stored = (...events: AuditEvent[]) =>
  events.map((event, index) => {
    const [sequence, at] = [index + 1, '2026-11-30T08:00:00.000000Z'];
    return {
      sequence,
      at,
      entry: JSON.stringify({ at, event, sequence }),
      hash: String(index).padStart(64, '0'),
    };
  });
const ROOT = { id: 'root', clearance: 1, groups: [] };
const HASH = 'a'.repeat(64);
const show = (event: AuditEvent, visible: string[] = []) =>
  showAudit(stored(event), ROOT, new Set(visible))[0];

describe('entries of the log as an administrator is shown them', () => {
  it('say who did what when, and leave hashes of contents and questions to the export', () => {
    const asked = show({
      type: 'question-asked',
      actor: 'anna',
      answerId: 'a-1',
      conversationId: 'c-1',
      questionHash: HASH,
      outcome: 'answered',
      marking: 'VS-NfD',
    });
    expect(asked).toEqual({
      sequence: 1,
      at: '2026-11-30T08:00:00.000000Z',
      type: 'question-asked',
      actor: 'anna',
      details: { answerId: 'a-1', conversationId: 'c-1', outcome: 'answered', marking: 'VS-NfD' },
      withheld: false,
      hash: '0'.repeat(64),
    });
  });

  it('name nothing of a report that he may not see, not even its grade or its length', () => {
    const event = {
      type: 'report-stored',
      actor: 'system',
      reportId: 'r-1',
      contentHash: HASH,
      status: 'added',
      passages: 12,
      marking: 'OFFEN',
    } as const;
    expect(show(event)).toMatchObject({
      type: 'report-stored',
      actor: 'system',
      details: {},
      withheld: true,
    });
    expect(show(event, ['r-1'])).toMatchObject({
      details: { reportId: 'r-1', status: 'added', passages: 12, marking: 'OFFEN' },
      withheld: false,
    });
  });

  it('name of passages those that he may see', () => {
    const event = {
      type: 'passages-shown' as const,
      actor: 'anna',
      answerId: 'a-1',
      passageIds: ['p-1', 'p-2'],
      highest: 'OFFEN' as const,
      tlp: 'AMBER' as const,
    };
    expect(show(event, ['p-2'])).toMatchObject({
      details: { answerId: 'a-1', passageIds: ['p-2'] },
      withheld: true,
    });
    for (const mark of ['highest', 'tlp']) expect(show(event, ['p-2'])?.details).not.toHaveProperty(mark);
    expect(show(event, ['p-1', 'p-2'])).toMatchObject({
      details: { highest: 'OFFEN', tlp: 'AMBER' },
      withheld: false,
    });
    const many = { ...event, passageIds: Array.from({ length: 500 }, (_, index) => `p-${index}`) };
    expect(reportIdsIn(stored(many))).toHaveLength(100);
    expect(show(many, reportIdsIn(stored(many)))).toMatchObject({ withheld: true });
  });

  it('name a refused file by no hash that somebody could guess', () => {
    const gone = { fileId: `file:${HASH}`, contentHash: HASH, sha256: HASH };
    expect(show({ type: 'refusal-dismissed', actor: 'anna', ...gone })).toMatchObject({
      type: 'refusal-dismissed',
      actor: 'anna',
      details: {},
      withheld: false,
    });
  });

  it('name no grade above his own, but what people and endpoints may have', () => {
    const call = {
      type: 'model-call',
      actor: 'anna',
      host: 'models.example',
      model: 'big',
      purpose: 'chat',
      highest: 'GEHEIM',
      tlp: 'RED',
      passages: 2,
      releasedUpTo: 'STRENG GEHEIM',
      heldBack: 0,
      answerId: null,
    } as const;
    expect(show(call)?.details).toEqual({
      host: 'models.example',
      model: 'big',
      purpose: 'chat',
      passages: 2,
      releasedUpTo: 'STRENG GEHEIM',
      heldBack: 0,
      answerId: null,
    });
    expect(show(call)?.withheld).toBe(true);
    expect(
      show({ type: 'viewed-as', actor: 'root', subject: null, clearance: 'GEHEIM', groups: ['north'] }),
    ).toMatchObject({
      details: { subject: null, clearance: 'GEHEIM', groups: ['north'] },
      withheld: false,
    });
  });
});
