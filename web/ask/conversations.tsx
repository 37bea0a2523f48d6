import { type JSX, useId, useState } from 'react';
import { Link } from 'wouter';
import { useConversations } from '../api/queries.ts';
import type { ConversationSummary } from '../api/types.ts';
import { type Interface, useInterface } from '../i18n/index.ts';
import { ActionLink, IconButton } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { groupByDay } from './group-by-day.ts';

function dayHeading(day: string, { t, format }: Interface): string {
  const now = Date.now();
  if (day === format.localDay(new Date(now).toISOString())) return t('date.today');
  if (day === format.localDay(new Date(now - 86_400_000).toISOString())) return t('date.yesterday');
  return format.day(day);
}

interface DayProps {
  readonly day: string;
  readonly items: readonly ConversationSummary[];
  readonly current: string | null;
}

function Day({ day, items, current }: DayProps): JSX.Element {
  const words = useInterface();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 className="ak-side__day" id={id}>
        {dayHeading(day, words)}
      </h3>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <Link
              href={`/conversations/${encodeURIComponent(item.id)}`}
              aria-current={item.id === current ? 'page' : undefined}
            >
              <span className="ak-side__item" dir="auto">
                {item.title}
              </span>
              {item.answers > 1 && (
                <span className="ak-muted ak-small">
                  {words.t('conversations.count', { count: item.answers })}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ConversationsProps {
  readonly current: string | null;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** Earlier questions, by day and searchable; folds away to a strip. */
export function Conversations({ current, open, onToggle }: ConversationsProps): JSX.Element {
  const { t, format } = useInterface();
  const { data, error, refetch } = useConversations();
  const [query, setQuery] = useState('');
  const id = useId();
  const wanted = query.trim().toLocaleLowerCase();
  const matching = (data ?? []).filter((item) => item.title.toLocaleLowerCase().includes(wanted));

  return (
    <nav className="ak-side" data-open={open} aria-label={t('conversations.title')}>
      <div className="ak-side__bar">
        <IconButton
          icon="sidebar"
          label={t(open ? 'conversations.hide' : 'conversations.show')}
          aria-expanded={open}
          aria-controls={id}
          onClick={onToggle}
        />
        <h2 className="ak-side__title">{t('conversations.title')}</h2>
        {open && (
          <ActionLink href="/" kind="quiet" icon="plus">
            {t('ask.new')}
          </ActionLink>
        )}
      </div>
      <div id={id} className="ak-side__body" hidden={!open}>
        {data && data.length > 0 && (
          <input
            className="ak-input"
            type="search"
            value={query}
            placeholder={t('conversations.search')}
            aria-label={t('conversations.search')}
            onChange={(event) => setQuery(event.target.value)}
          />
        )}
        {error && <Failure error={error} onRetry={() => void refetch()} />}
        {data?.length === 0 && <p className="ak-muted ak-small">{t('conversations.empty')}</p>}
        {data && data.length > 0 && matching.length === 0 && (
          <p className="ak-muted ak-small" role="status">
            {t('conversations.none', { query: query.trim() })}
          </p>
        )}
        {groupByDay(matching, format.localDay).map(({ day, items }) => (
          <Day key={day} day={day} items={items} current={current} />
        ))}
      </div>
    </nav>
  );
}
