import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { z } from 'zod';
import { type Imported, idFrom, RowReader } from './imported.ts';

const text = z.union([z.string(), z.number()]).transform(String);
const AssertSchema = z.union([
  z.object({ type: z.string(), value: z.unknown().optional() }),
  z.object({ $ref: z.string() }),
]);
const TestSchema = z.object({
  description: z.string().optional(),
  vars: z.record(z.string(), z.unknown()).default({}),
  assert: z.array(AssertSchema).default([]),
});
type Written = z.infer<typeof AssertSchema>;
interface Assertion {
  readonly type: string;
  readonly value?: unknown;
}

/** Names under which a promptfoo test usually keeps its question. */
const QUESTION_VARIABLES = ['question', 'query', 'input', 'prompt', 'user_input', 'frage'];

interface Expectation {
  reference?: string;
  answerable: boolean;
  nuggets: { text: string; aliases?: string[] }[];
  mustNotSay: string[];
}

/**
 * promptfoo YAML: each test becomes a case that asks. Taken over are the assertions that a text decides: contains,
 * icontains (any, all), equals, their negations, is-refusal. Everything that would run a program or ask a model
 * (javascript, python, webhook, llm-rubric …) is refused with its line: silently leaving it out would make a passing
 * case of an untested one. With `leaveOut` it is left out, and the case is a draft that names what is missing until a
 * person has looked at it. `$ref` to assertionTemplates is followed; a list of questions is as many cases.
 */
export function importPromptfoo(content: string, file: string, language: string, leaveOut = false): Imported {
  const reader = new RowReader(file);
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines });
  for (const error of document.errors) reader.fault(error.linePos?.[0].line ?? 0, '', error.message);
  reader.finish();
  const lineOf = (path: readonly (string | number)[]): number => {
    const node = document.getIn(path, true);
    const range = isNode(node) ? node.range : undefined;
    return range ? lines.linePos(range[0]).line : 0;
  };
  const raw: unknown = document.toJS();
  const shared = readAsserts(raw, 'defaultTest');
  const tests =
    typeof raw === 'object' && raw !== null && 'tests' in raw && Array.isArray(raw.tests) ? raw.tests : null;
  if (tests === null) {
    reader.fault(
      0,
      'tests',
      'must be a list in this file (tests from other files or programs are not followed)',
    );
  }
  let drafts = 0;
  const cases = (tests ?? []).flatMap((one: unknown, index) => {
    const line = lineOf(['tests', index]);
    const parsed = TestSchema.safeParse(one);
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        reader.fault(line, `tests[${index}].${issue.path.join('.')}`, issue.message);
      return [];
    }
    const { vars, assert, description } = parsed.data;
    const name = QUESTION_VARIABLES.find((key) => questionsIn(vars[key]).length > 0) ?? onlyText(vars);
    if (name === undefined) {
      reader.fault(line, `tests[${index}].vars`, `needs one of ${QUESTION_VARIABLES.join(', ')}`);
      return [];
    }
    const expectation: Expectation = { answerable: true, nuggets: [], mustNotSay: [] };
    const left: string[] = [];
    for (const [at, written] of [...shared, ...assert].entries()) {
      const place =
        at < shared.length ? ['defaultTest', 'assert', at] : ['tests', index, 'assert', at - shared.length];
      const assertion = resolve(written, raw);
      if (assertion === null) {
        reader.fault(lineOf(place), `${place.join('.')}.$ref`, 'leads to no assertion of this file');
        continue;
      }
      const problem = apply(assertion, expectation);
      if (problem === null) continue;
      if (!leaveOut) reader.fault(lineOf(place), `${place.join('.')}.type`, problem);
      else {
        left.push(assertion.type);
        if (assertion.type === 'factuality' && typeof assertion.value === 'string') {
          expectation.reference ??= assertion.value;
        }
      }
    }
    if (left.length > 0) drafts++;
    const number = String(index + 1);
    const asked = questionsIn(vars[name]);
    return asked.flatMap((question, at) =>
      reader.toCase(
        {
          id: idFrom(
            'promptfoo',
            [
              asked.length === 1 ? number : `${number}.${at + 1}`,
              ...(description === undefined ? [] : [description.slice(0, 60)]),
            ].join('-'),
          ),
          lang: language,
          category: 'promptfoo',
          question,
          tags: ['promptfoo'],
          expect: expectation,
          ...(left.length === 0
            ? {}
            : { review: 'unreviewed', note: `Left out at the import: ${left.join(', ')}.` }),
        },
        line,
      ),
    );
  });
  reader.finish();
  const notes =
    drafts === 0
      ? []
      : [
          `${drafts} tests have assertions that only a program or a model decides: they are unreviewed drafts.`,
        ];
  return { cases, documents: new Map(), notes };
}

const isNode = (value: unknown): value is Node =>
  isMap(value) || isScalar(value) || (typeof value === 'object' && value !== null && 'range' in value);

/** A question, or several, as promptfoo asks each of a list. */
const questionsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter(
    (one): one is string => typeof one === 'string' && one.trim() !== '',
  );

/** An assertion as it stands, or the template that it points to; `null` where there is none. */
function resolve(written: Written, raw: unknown): Assertion | null {
  if ('type' in written) return written;
  const name = /^#\/assertionTemplates\/([^/]+)$/u.exec(written.$ref)?.[1];
  const file = z.object({ assertionTemplates: z.record(z.string(), AssertSchema) }).safeParse(raw);
  const found = name !== undefined && file.success ? file.data.assertionTemplates[name] : undefined;
  return found !== undefined && 'type' in found ? found : null;
}

function onlyText(vars: Readonly<Record<string, unknown>>): string | undefined {
  const named = Object.keys(vars).filter((key) => questionsIn(vars[key]).length > 0);
  return named.length === 1 ? named[0] : undefined;
}

function readAsserts(raw: unknown, key: string): Written[] {
  const holder =
    typeof raw === 'object' && raw !== null && key in raw ? (raw as Record<string, unknown>)[key] : null;
  const parsed = z.object({ assert: z.array(AssertSchema) }).safeParse(holder);
  return parsed.success ? parsed.data.assert : [];
}

/** Adds what the assertion demands; says why it cannot. */
function apply({ type, value }: Assertion, expectation: Expectation): string | null {
  const one = text.safeParse(value);
  const many = z
    .array(text)
    .safeParse(typeof value === 'string' ? value.split(',').map((part) => part.trim()) : value);
  switch (type) {
    case 'contains':
    case 'icontains':
    case 'equals':
      if (!one.success) return `${type} needs a text`;
      expectation.nuggets.push({ text: one.data });
      return null;
    case 'contains-any':
    case 'icontains-any': {
      const [first, ...aliases] = many.success ? many.data : [];
      if (first === undefined) return `${type} needs a list of texts`;
      expectation.nuggets.push({ text: first, aliases });
      return null;
    }
    case 'contains-all':
    case 'icontains-all':
      if (!many.success || many.data.length === 0) return `${type} needs a list of texts`;
      expectation.nuggets.push(...many.data.map((each) => ({ text: each })));
      return null;
    case 'not-contains':
    case 'not-icontains':
      if (!one.success) return `${type} needs a text`;
      expectation.mustNotSay.push(one.data);
      return null;
    case 'not-contains-any':
    case 'not-icontains-any':
      if (!many.success) return `${type} needs a list of texts`;
      expectation.mustNotSay.push(...many.data);
      return null;
    case 'is-refusal':
      expectation.answerable = false;
      return null;
    case 'not-is-refusal':
      return null;
    default:
      return ['javascript', 'python', 'ruby', 'webhook'].includes(type.replace(/^not-/u, ''))
        ? `"${type}" runs a program and is refused (--leave-out makes a draft without it)`
        : `"${type}" is not supported; write it as contains, not-contains or is-refusal, or import with --leave-out`;
  }
}
