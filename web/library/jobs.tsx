import { type JSX, useId, useState } from 'react';
import type { Job } from '../../server/domain/index.ts';
import { deleteResource } from '../api/client.ts';
import { useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { useJobs } from './use-jobs.ts';

/** A run that ended badly is shown for a day. */
const RECENT_MS = 24 * 3_600_000;

function isShown(job: Job, all: readonly Job[]): boolean {
  if (job.state === 'running') return true;
  if (job.state === 'done' || job.kind === 'retry') return false;
  const later = all.some((other) => other.label === job.label && other.startedAt > job.startedAt);
  return !later && Date.now() - Date.parse(job.updatedAt) < RECENT_MS;
}

function JobLine({ job }: { readonly job: Job }): JSX.Element {
  const { t, format } = useInterface();
  const id = useId();
  const [stopping, setStopping] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const stop = async () => {
    setStopping(true);
    setError(null);
    try {
      await deleteResource(`/api/jobs/${encodeURIComponent(job.id)}`);
    } catch (thrown) {
      setError(thrown);
      setStopping(false);
    }
  };
  const refused = job.counts.refused ?? 0;
  const running = job.state === 'running';
  return (
    <li className="ak-job">
      <span className="ak-upload__name" id={id}>
        {t(`jobs.kind.${job.kind}`)} {job.label}
      </span>
      <span className="ak-outcome">
        {running && stopping ? t('jobs.stopping') : t(`jobs.state.${job.state}`)}
      </span>
      <span className="ak-upload__reason kern-progress">
        {running && <progress aria-labelledby={id} max={Math.max(job.total, 1)} value={job.done} />}
        <span>
          {t('jobs.progress', { done: format.number(job.done), total: format.number(job.total) })}
          {refused > 0 && `, ${t('jobs.refused', { count: refused })}`}
          {!running && job.error && ` – ${job.error}`}
          {!running && ` ${t('jobs.resume')}`}
        </span>
        {running && !stopping && (
          <Button
            kind="quiet"
            icon="stop"
            aria-label={t('jobs.cancelNamed', { name: job.label })}
            onClick={() => void stop()}
          >
            {t('jobs.cancel')}
          </Button>
        )}
      </span>
      {error !== null && <Failure error={error} />}
    </li>
  );
}

/** What is being read in, live, whichever process does it; and what stopped before its end. */
export function Jobs(): JSX.Element | null {
  const { t } = useInterface();
  const jobs = useJobs();
  const shown = jobs.filter((job) => isShown(job, jobs));
  if (shown.length === 0) return null;
  return (
    <section className="ak-uploads">
      <h2 className="ak-label">{t('jobs.title')}</h2>
      <ul className="ak-upload">
        {shown.map((job) => (
          <JobLine key={job.id} job={job} />
        ))}
      </ul>
    </section>
  );
}
