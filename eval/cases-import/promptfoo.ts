import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { z } from 'zod';
import { type Imported, idFrom, RowReader } from './imported.ts';

const text = z.union([z.string(), z.number()]).transform(String);
const AssertSchema = z.object({ type: z.string(), value: z.unknown().optional() });
const TestSchema = z.object({
  description: z.string().optional(),
  vars: z.record(z.string(), z.unknown()).default({}),
  assert: z.array(AssertSchema).default([]),
});
type Assertion = z.infer<typeof AssertSchema>;

/** Names under which a promptfoo test usually keeps its question. */
const QUESTION_VARIABLES = ['question', 'query', 'input', 'prompt', 'user_input', 'frage'];

interface Expectation {
  answerable: boolean;
  nuggets: { text: string; aliases?: string[] }[];
  mustNotSay: string[];
}

/**
 * promptfoo YAML: each test becomes a case that asks. Taken over are the assertions that a text decides: contains,
 * icontains (any, all), equals, their negations, is-refusal. Everything that would run a program or ask a model
 * (javascript, python, webhook, llm-rubric …) is refused with its line: silently leaving it out would make a passing
 * case of an untested one.
 */
export function importPromptfoo(content: string, file: string, language: string): Imported {
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
  const shared = readAsserts(document.toJS(), 'defaultTest');
  const raw: unknown = document.toJS();
  const tests =
    typeof raw === 'object' && raw !== null && 'tests' in raw && Array.isArray(raw.tests) ? raw.tests : null;
  if (tests === null) {
    reader.fault(
      0,
      'tests',
      'must be a list in this file (tests from other files or programs are not followed)',
    );
  }
  const cases = (tests ?? []).flatMap((one: unknown, index) => {
    const line = lineOf(['tests', index]);
    const parsed = TestSchema.safeParse(one);
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        reader.fault(line, `tests[${index}].${issue.path.join('.')}`, issue.message);
      return [];
    }
    const { vars, assert, description } = parsed.data;
    const name = QUESTION_VARIABLES.find((key) => typeof vars[key] === 'string') ?? onlyText(vars);
    if (name === undefined) {
      reader.fault(line, `tests[${index}].vars`, `needs one of ${QUESTION_VARIABLES.join(', ')}`);
      return [];
    }
    const expectation: Expectation = { answerable: true, nuggets: [], mustNotSay: [] };
    for (const [at, assertion] of [...shared, ...assert].entries()) {
      const place =
        at < shared.length ? ['defaultTest', 'assert', at] : ['tests', index, 'assert', at - shared.length];
      const problem = apply(assertion, expectation);
      if (problem !== null) reader.fault(lineOf(place), `${place.join('.')}.type`, problem);
    }
    return reader.toCase(
      {
        id: idFrom(
          'promptfoo',
          description === undefined ? String(index + 1) : `${index + 1}-${description.slice(0, 60)}`,
        ),
        lang: language,
        category: 'promptfoo',
        question: String(vars[name]),
        tags: ['promptfoo'],
        expect: expectation,
      },
      line,
    );
  });
  reader.finish();
  return { cases, documents: new Map(), notes: [] };
}

const isNode = (value: unknown): value is Node =>
  isMap(value) || isScalar(value) || (typeof value === 'object' && value !== null && 'range' in value);

function onlyText(vars: Readonly<Record<string, unknown>>): string | undefined {
  const named = Object.keys(vars).filter((key) => typeof vars[key] === 'string');
  return named.length === 1 ? named[0] : undefined;
}

function readAsserts(raw: unknown, key: string): Assertion[] {
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
        ? `"${type}" runs a program and is refused`
        : `"${type}" is not supported; write it as contains, not-contains or is-refusal`;
  }
}
