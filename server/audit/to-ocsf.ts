import { type AuditEntry, type AuditEvent, MARKINGS, markingLevel } from '../domain/index.ts';

/** Version of the Open Cybersecurity Schema Framework whose classes these are. */
export const OCSF_VERSION = '1.3.0';

const AUTHENTICATION = { class_uid: 3002, class_name: 'Authentication', ...iam() };
const ACCOUNT_CHANGE = { class_uid: 3001, class_name: 'Account Change', ...iam() };
const API_ACTIVITY = {
  class_uid: 6003,
  class_name: 'API Activity',
  category_uid: 6,
  category_name: 'Application Activity',
};

function iam() {
  return { category_uid: 3, category_name: 'Identity & Access Management' };
}

/** Of API Activity. */
const CREATE = { activity_id: 1, activity_name: 'Create' };
const READ = { activity_id: 2, activity_name: 'Read' };
const UPDATE = { activity_id: 3, activity_name: 'Update' };
const DELETE = { activity_id: 4, activity_name: 'Delete' };

const ACTIVITIES: Readonly<Record<AuditEvent['type'], { activity_id: number; activity_name: string }>> = {
  'question-asked': READ,
  searched: READ,
  'passages-shown': READ,
  'report-opened': READ,
  exported: READ,
  'report-stored': CREATE,
  'report-deleted': DELETE,
  'refusal-dismissed': DELETE,
  'briefing-saved': UPDATE,
  'briefing-signed': UPDATE,
  'model-call': READ,
  'evaluation-run': CREATE,
  login: { activity_id: 1, activity_name: 'Logon' },
  logout: { activity_id: 2, activity_name: 'Logoff' },
  'session-ended': { activity_id: 2, activity_name: 'Logoff' },
  'token-created': { activity_id: 99, activity_name: 'Other' },
  'token-revoked': { activity_id: 99, activity_name: 'Other' },
  'token-refused': { activity_id: 1, activity_name: 'Logon' },
  'viewed-as': READ,
  'rights-changed': { activity_id: 99, activity_name: 'Other' },
  refused: READ,
  'setting-changed': UPDATE,
  'retention-removed': DELETE,
  'hold-changed': UPDATE,
  checkpoint: DELETE,
};

const OF_CLASS: Readonly<Partial<Record<AuditEvent['type'], typeof AUTHENTICATION | typeof ACCOUNT_CHANGE>>> =
  {
    login: AUTHENTICATION,
    logout: AUTHENTICATION,
    'session-ended': AUTHENTICATION,
    'token-refused': AUTHENTICATION,
    'token-created': ACCOUNT_CHANGE,
    'token-revoked': ACCOUNT_CHANGE,
    'rights-changed': ACCOUNT_CHANGE,
  };
const classOf = ({ type }: AuditEvent) => OF_CLASS[type] ?? API_ACTIVITY;

const failed = (event: AuditEvent): boolean =>
  event.type === 'refused' ||
  event.type === 'token-refused' ||
  ('outcome' in event && (event.outcome === 'failure' || event.outcome === 'failed'));

/** 1 informational, 2 low, 3 medium, 4 high. */
function severityOf(event: AuditEvent): { severity_id: number; severity: string } {
  const high = [event].some((one) => one.type === 'checkpoint' || one.type === 'rights-changed');
  if (high || failed(event)) return { severity_id: 3, severity: 'Medium' };
  if (event.type === 'exported' && markingLevel(event.marking ?? 'OFFEN') > 0)
    return { severity_id: 2, severity: 'Low' };
  return { severity_id: 1, severity: 'Informational' };
}

/** Ids of what the event is about, as OCSF resources. */
function resourcesOf(event: AuditEvent): { uid: string; type: string }[] {
  const named = Object.entries(event).flatMap(([name, value]) =>
    typeof value === 'string' && /^(answerId|conversationId|reportId|briefingId|runId|fileId|id)$/.test(name)
      ? [{ uid: value, type: name.replace(/Id$/, '') }]
      : [],
  );
  const removed =
    event.type === 'retention-removed' ? event.items.map(({ what, id }) => ({ uid: id, type: what })) : [];
  const passages = event.type === 'passages-shown' ? event.passageIds : [];
  return [...named, ...removed, ...passages.map((uid) => ({ uid, type: 'passage' }))];
}

export interface OcsfProduct {
  readonly version: string;
}

/** One entry of the log as an OCSF event: required members of its class, the rest of it under `unmapped`. */
export function toOcsf({ at, event, sequence }: AuditEntry, hash: string, product: OcsfProduct) {
  const activity = ACTIVITIES[event.type];
  const group = classOf(event);
  const { actor, type, ...detail } = event;
  const user = {
    uid: actor,
    name: actor,
    ...(actor === 'system' ? { type_id: 3, type: 'System' } : { type_id: 1, type: 'User' }),
  };
  const resources = resourcesOf(event);
  return {
    ...group,
    ...activity,
    type_uid: group.class_uid * 100 + activity.activity_id,
    type_name: `${group.class_name}: ${activity.activity_name}`,
    time: Date.parse(at),
    ...severityOf(event),
    ...(failed(event) ? { status_id: 2, status: 'Failure' } : { status_id: 1, status: 'Success' }),
    metadata: {
      version: OCSF_VERSION,
      uid: hash,
      sequence,
      original_time: at,
      log_name: 'audit',
      product: { name: 'Aktenlage', vendor_name: 'Aktenlage', version: product.version },
    },
    ...(group === API_ACTIVITY
      ? {
          actor: { user },
          api: { operation: type, service: { name: 'aktenlage' } },
          src_endpoint: {
            name: 'aktenlage',
            ...(type === 'model-call' ? { type: 'Server', type_id: 1 } : {}),
          },
          ...(event.type === 'model-call' ? { dst_endpoint: { hostname: event.host } } : {}),
          ...(resources.length === 0 ? {} : { resources }),
        }
      : group === ACCOUNT_CHANGE
        ? { actor: { user }, user: { uid: event.type === 'rights-changed' ? event.subject : actor } }
        : {
            user:
              event.type === 'session-ended'
                ? { uid: event.person, name: event.person, type_id: 1, type: 'User' }
                : user,
            service: { name: 'aktenlage' },
            ...(event.type === 'login' ? { auth_protocol: event.method, auth_protocol_id: 99 } : {}),
            ...(event.type === 'login' && event.code !== undefined ? { status_code: event.code } : {}),
            ...(event.type === 'token-refused' ? { status_code: event.reason } : {}),
          }),
    unmapped: { type, grades: MARKINGS.join('<'), ...detail },
  };
}
