import { type FormEvent, type JSX, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Link, useLocation, useSearchParams } from 'wouter';
import type {
  BriefingPlan,
  BriefingRequest,
  InterfaceLanguage,
  TemplateInfo,
} from '../../server/domain/index.ts';
import { postJson } from '../api/client.ts';
import { useTemplates } from '../api/queries.ts';
import { DayField } from '../ask/filter-fields.tsx';
import { useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { useTitle } from '../ui/hooks.ts';
import { Icon } from '../ui/icon.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { NO_OCCASION, type Occasion, occasionRequest } from './occasion.ts';
import { OccasionFields } from './occasion-fields.tsx';
import { OnlyReports } from './only-reports.tsx';
import { RecordCheck } from './record-check.tsx';
import { ReportsLeftOut } from './reports-left-out.tsx';
import { askedIn, firstFault, NO_WISHES, requestOf, type Wishes, withProposals } from './section-wishes.ts';
import { TemplateChoice } from './template-choice.tsx';
import { TemplatePreview } from './template-preview.tsx';
import { type HeldFor, useRecordCheck } from './use-record-check.ts';

/** What came of a proposal, for the template that it was made for. */
interface Proposed {
  readonly template: string;
  readonly plan: BriefingPlan;
  /** Questions that were not asked before. */
  readonly added: number;
  readonly sections: readonly string[];
}

const keyOf = ({ section, guiding }: { section: string; guiding: string }): string => `${section} ${guiding}`;

/** Topic, template with the author's wishes, date and language of a new briefing. */
export default function NewBriefingPage(): JSX.Element {
  const { t, language } = useInterface();
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const templates = useTemplates(language);
  const [topic, setTopic] = useState(search.get('topic') ?? '');
  const [chosen, setChosen] = useState(search.get('template'));
  const [without, setWithout] = useState<readonly string[]>(() => [...new Set(search.getAll('without'))]);
  const [only, setOnly] = useState<readonly string[]>([]);
  const [occasion, setOccasion] = useState<Occasion>(NO_OCCASION);
  const [asOf, setAsOf] = useState<string | null>(null);
  const [wantedLanguage, setWantedLanguage] = useState<InterfaceLanguage | null>(null);
  const [missing, setMissing] = useState(false);
  const [allWishes, setAllWishes] = useState<Readonly<Record<string, Wishes>>>({});
  const [showFaults, setShowFaults] = useState(false);
  const [beginning, setBeginning] = useState(false);
  const check = useRecordCheck();
  const [proposed, setProposed] = useState<Proposed | null>(null);
  const [error, setError] = useState<unknown>(null);
  useTitle(t('briefings.new'));
  useShortcuts({
    '/': () => {
      field.current?.focus();
      return true;
    },
  });

  const all = templates.data?.templates;
  const template = all?.find((one) => one.id === chosen) ?? all?.[0];
  // By template, so that nothing is lost on the way to another one and back.
  const wishes = (template && allWishes[template.id]) ?? NO_WISHES;
  const choose = (id: string) => {
    setChosen(id);
    setShowFaults(false);
  };
  const answerLanguage = wantedLanguage ?? template?.language ?? language;
  /** Null where something is missing or wrong; the focus is there then. */
  const validRequest = (): BriefingRequest | null => {
    if (topic.trim() === '') {
      setMissing(true);
      field.current?.focus();
      return null;
    }
    if (!template || !templates.data) return null;
    const faulty = firstFault(template, wishes, templates.data.limits);
    if (faulty !== null) {
      flushSync(() => setShowFaults(true));
      document.querySelector<HTMLElement>(`[data-section="${CSS.escape(faulty)}"]`)?.focus();
      return null;
    }
    return requestFor(template);
  };
  const requestFor = (of: TemplateInfo): BriefingRequest => ({
    topic: topic.trim(),
    template: of.id,
    ...(asOf && { asOf }),
    answerLanguage,
    ...occasionRequest(occasion),
    ...(without.length > 0 && { withoutSources: [...without] }),
    ...(only.length > 0 && { onlySources: [...only] }),
    ...requestOf(of, wishes),
  });
  const plan = template ? check.planFor(requestFor(template)) : null;
  const heldFor: HeldFor = (section, guiding) =>
    plan?.sections
      .find(({ id }) => id === section)
      ?.questions.find((question) => question.guiding === guiding);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const valid = validRequest();
    if (valid !== null) void begin(valid);
  };
  const checkRecord = () => {
    const valid = validRequest();
    if (valid === null || check.running !== null) return;
    setProposed(null);
    void check.run(valid);
  };
  /** Puts the proposed questions where the author can change them, in place of those that were asked. */
  const propose = async () => {
    const valid = validRequest();
    if (valid === null || !template || check.running !== null) return;
    setProposed(null);
    const found = await check.run(valid, true);
    if (found === null) return;
    const counterpart = occasion.counterpart.trim();
    const next = withProposals(template, wishes, found, counterpart);
    const before = new Set(askedIn(template, wishes, counterpart).map(keyOf));
    const added = askedIn(template, next, counterpart).filter((one) => !before.has(keyOf(one)));
    setAllWishes((all) => ({ ...all, [template.id]: next }));
    setProposed({
      ...{ template: template.id, plan: found, added: added.length },
      sections: [...new Set(added.map(({ section }) => section))],
    });
  };
  const begin = async (request: BriefingRequest) => {
    setBeginning(true);
    setError(null);
    try {
      const draft = await postJson<{ id: string }>('/api/drafts', request);
      if (draft) navigate(`/briefings/drafts/${encodeURIComponent(draft.id)}`);
    } catch (thrown) {
      setError(thrown);
      setBeginning(false);
    }
  };

  return (
    <div className="ak-column ak-page">
      <p className="ak-crumb">
        <Link href="/briefings">
          <Icon name="previous" />
          {t('briefings.title')}
        </Link>
      </p>
      <h1 className="ak-title">{t('briefings.new')}</h1>
      {templates.error && <Failure error={templates.error} onRetry={() => void templates.refetch()} />}
      <form className="ak-form" onSubmit={submit} noValidate>
        <fieldset disabled={beginning}>
          <legend className="kern-sr-only">{t('briefings.new')}</legend>
          <div className="ak-field">
            <label htmlFor={`${id}-topic`}>{t('briefing.topic')}</label>
            <p className="ak-hint" id={`${id}-hint`}>
              {t('briefing.topic.hint')}
            </p>
            <textarea
              id={`${id}-topic`}
              ref={field}
              rows={2}
              value={topic}
              aria-invalid={missing}
              aria-describedby={`${id}-hint${missing ? ` ${id}-missing` : ''}`}
              onChange={(event) => {
                setTopic(event.target.value);
                setMissing(false);
              }}
            />
            {missing && (
              <p className="ak-problem" id={`${id}-missing`} role="alert">
                {t('briefing.topic.missing')}
              </p>
            )}
          </div>
          {!templates.data && !templates.error && <p className="ak-muted">{t('common.loading')}</p>}
          {templates.data && <TemplateChoice list={templates.data} chosen={template?.id} onChoose={choose} />}
          <div className="ak-form__row">
            <DayField
              label={t('briefing.asOf')}
              hint={t('briefing.asOf.hint')}
              value={asOf}
              onChange={setAsOf}
            />
            <div className="ak-field">
              <label htmlFor={`${id}-language`}>{t('briefing.language')}</label>
              <select
                id={`${id}-language`}
                value={answerLanguage}
                onChange={(event) => setWantedLanguage(event.target.value === 'de' ? 'de' : 'en')}
              >
                <option value="de">{t('lang.de')}</option>
                <option value="en">{t('lang.en')}</option>
              </select>
            </div>
          </div>
          <OccasionFields occasion={occasion} onChange={setOccasion} />
          <OnlyReports sourceKeys={only} onChange={setOnly} />
          <ReportsLeftOut
            sourceKeys={without}
            onTake={(key) => setWithout(without.filter((one) => one !== key))}
          />
          {templates.data && template && (
            <TemplatePreview
              template={template}
              topic={topic.trim()}
              counterpart={occasion.counterpart.trim()}
              length={occasion.length}
              limits={templates.data.limits}
              wishes={wishes}
              onChange={(changed) => setAllWishes({ ...allWishes, [template.id]: changed })}
              showFaults={showFaults}
              heldFor={heldFor}
              proposed={proposed?.template === template.id ? proposed.sections : []}
            />
          )}
          {template && (
            <RecordCheck
              check={check}
              plan={plan}
              heldFor={heldFor}
              asked={askedIn(template, wishes, occasion.counterpart.trim())}
              proposed={proposed?.template === template.id ? proposed : null}
              onCheck={checkRecord}
              onPropose={() => void propose()}
            />
          )}
          <p>
            <Button type="submit" kind="primary" disabled={!template}>
              {t('briefing.start')}
            </Button>
          </p>
        </fieldset>
      </form>
      {error !== null && <Failure error={error} onRetry={() => submit()} />}
    </div>
  );
}
