import { type JSX, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import type { InterfaceLanguage, Right } from '../server/domain/index.ts';
import { AskPage } from './ask/ask-page.tsx';
import { setLanguage, type TextKey, useInterface } from './i18n/index.ts';
import { AccountMenu } from './identity/account-menu.tsx';
import { NoRole, NotAllowed, SignInPage } from './identity/sign-in-page.tsx';
import { useMay, useSession } from './identity/use-session.ts';
import { PassagePage } from './source/passage-page.tsx';
import { IconButton } from './ui/button.tsx';
import { copyWithMarking } from './ui/copy-marking.ts';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { NotFound } from './ui/failure.tsx';
import { HelpDialog } from './ui/help-dialog.tsx';
import { useShortcuts } from './ui/shortcuts.ts';

// The first page is the question; the rest is fetched when it is wanted.
const LibraryPage = lazy(() => import('./library/library-page.tsx'));
const ReportPage = lazy(() => import('./library/report-page.tsx'));
const BriefingsPage = lazy(() => import('./briefings/briefings-page.tsx'));
const NewBriefingPage = lazy(() => import('./briefings/new-briefing-page.tsx'));
const DraftPage = lazy(() => import('./briefings/draft-page.tsx'));
const BriefingPage = lazy(() => import('./briefings/briefing-page.tsx'));
const EvaluationPage = lazy(() => import('./evaluation/evaluation-page.tsx'));
const RunPage = lazy(() => import('./evaluation/run-page.tsx'));
const ComparePage = lazy(() => import('./evaluation/compare-page.tsx'));
const AccountPage = lazy(() => import('./identity/account-page.tsx'));
const AdministrationPage = lazy(() => import('./administration/administration-page.tsx'));
const CasePage = lazy(() => import('./evaluation/case-page.tsx'));

const SECTIONS: readonly { href: string; text: TextKey; owns: RegExp; right: Right }[] = [
  { href: '/', text: 'nav.ask', owns: /^\/($|answers\/|conversations\/|passages\/)/, right: 'ask' },
  { href: '/briefings', text: 'nav.briefings', owns: /^\/briefings/, right: 'draft' },
  { href: '/library', text: 'nav.library', owns: /^\/(library|reports)/, right: 'read' },
  { href: '/evaluation', text: 'nav.evaluation', owns: /^\/evaluation/, right: 'evaluate' },
  {
    href: '/administration',
    text: 'nav.administration',
    owns: /^\/administration/,
    right: 'administer',
  },
];

const LANGUAGES: readonly InterfaceLanguage[] = ['de', 'en'];

function LanguageSwitch(): JSX.Element {
  const { t, language } = useInterface();
  return (
    <fieldset className="ak-languages">
      <legend className="kern-sr-only">{t('lang.switch')}</legend>
      {LANGUAGES.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === language}
          aria-label={`${code.toUpperCase()}, ${t(`lang.${code}`)}`}
          onClick={() => setLanguage(code)}
        >
          {code.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}

function Header({ onHelp }: { readonly onHelp: () => void }): JSX.Element {
  const { t } = useInterface();
  const [path] = useLocation();
  const may = useMay();
  return (
    <header className="ak-header">
      <a className="ak-skip" href="#content">
        {t('app.skip')}
      </a>
      <Link href="/" className="ak-brand">
        {t('app.name')}
      </Link>
      <nav aria-label={t('nav.label')}>
        {SECTIONS.filter(({ right }) => may(right)).map(({ href, text, owns }) => (
          <Link key={href} href={href} aria-current={owns.test(path) ? 'page' : undefined}>
            {t(text)}
          </Link>
        ))}
      </nav>
      <div className="ak-header__tools">
        <IconButton icon="keyboard" label={t('help.open')} onClick={onHelp} />
        <AccountMenu />
        <LanguageSwitch />
      </div>
    </header>
  );
}

const sectionOf = (path: string): string => SECTIONS.find(({ owns }) => owns.test(path))?.href ?? path;

/**
 * Moves the focus to the content when another section is opened, or another page of it on which what had the focus is gone (a
 * draft becomes a briefing), so that it is never lost with the old page.
 */
function useFocusOnPage(section: string, path: string): void {
  const before = useRef({ section, path });
  useEffect(() => {
    const last = before.current;
    if (last.path === path) return;
    before.current = { section, path };
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (last.section !== section || isLost)
      document.getElementById('content')?.focus({ preventScroll: true });
    if (last.section !== section) window.scrollTo({ top: 0 });
  }, [section, path]);
}

/** The pages of whoever may see any; the question who that is comes first. */
function Pages(): JSX.Element {
  const { t } = useInterface();
  const { data, isPending } = useSession();
  const [path] = useLocation();
  const may = useMay();
  const section = SECTIONS.find(({ owns }) => owns.test(path));
  if (isPending) return <p className="ak-column ak-page ak-muted">{t('common.loading')}</p>;
  if (data?.mode === 'sign-in' && data.person === null) return <SignInPage />;
  if (data?.rights.length === 0 && path !== '/account') return <NoRole />;
  if (section && !may(section.right)) return <NotAllowed />;
  return (
    <Switch>
      <Route path="/library" component={LibraryPage} />
      <Route path="/reports/:id">{({ id }) => <ReportPage key={id} id={id} />}</Route>
      <Route path="/passages/:id">{({ id }) => <PassagePage key={id} id={id} />}</Route>
      <Route path="/briefings" component={BriefingsPage} />
      <Route path="/briefings/new" component={NewBriefingPage} />
      <Route path="/briefings/drafts/:id">{({ id }) => <DraftPage key={id} id={id} />}</Route>
      <Route path="/briefings/:id">{({ id }) => <BriefingPage key={id} id={id} />}</Route>
      <Route path="/account" component={AccountPage} />
      <Route path="/administration/:section?">
        {({ section }) => <AdministrationPage section={section ?? 'sources'} />}
      </Route>
      <Route path="/evaluation" component={EvaluationPage} />
      <Route path="/evaluation/compare" component={ComparePage} />
      <Route path="/evaluation/runs/:id">{({ id }) => <RunPage key={id} id={id} />}</Route>
      <Route path="/evaluation/cases/:id">{({ id }) => <CasePage key={id} id={id} />}</Route>
      <Route path={/^\/(?:$|answers\/[^/]+$|conversations\/[^/]+$)/} component={AskPage} />
      <Route component={NotFound} />
    </Switch>
  );
}

export function App(): JSX.Element {
  const { t, language } = useInterface();
  useEffect(() => {
    const mark = (event: ClipboardEvent) => copyWithMarking(event, language);
    document.addEventListener('copy', mark);
    return () => document.removeEventListener('copy', mark);
  }, [language]);
  const [help, setHelp] = useState(false);
  const [path] = useLocation();
  const section = sectionOf(path);
  useFocusOnPage(section, path);
  useShortcuts({
    '?': () => {
      setHelp(true);
      return true;
    },
  });
  return (
    <>
      <Header onHelp={() => setHelp(true)} />
      <main id="content" tabIndex={-1}>
        <ErrorBoundary key={section}>
          <Suspense fallback={<p className="ak-column ak-page ak-muted">{t('common.loading')}</p>}>
            <Pages />
          </Suspense>
        </ErrorBoundary>
      </main>
      {help && <HelpDialog onClose={() => setHelp(false)} />}
    </>
  );
}
