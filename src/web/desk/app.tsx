import { deskPages, reportPages, type DeskPage, type ReportPage } from '../../contract/desk.ts';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Waiting } from './parts/parts.tsx';
import { LiveProvider } from './server/live.tsx';
import { NoticesProvider } from './parts/notices.tsx';
import { go, safeBack, usePath, useQueryText } from './base/router.tsx';
import { surfaces, theme } from './parts/theme.ts';
import { readySound } from './base/sound.ts';
import { Refusal } from './server/wire.ts';
import { WordsProvider } from './base/words.tsx';
import { Desk } from './inbox/desk.tsx';
import { ForgottenPage } from './shell/forgotten-page.tsx';
import { canSee, homeOf } from './shell/places.ts';
import { NotFound } from './shell/not-found.tsx';
import { MeProvider, useSession } from './shell/session.tsx';
import { Shell } from './shell/shell.tsx';
import { SetUpPage } from './shell/set-up-page.tsx';
import { SignInPage } from './shell/sign-in-page.tsx';

const RequestsPage = lazy(() =>
  import('./requests/page.tsx').then((page) => ({ default: page.RequestsPage })),
);
const AgendaPage = lazy(() =>
  import('./requests/papers/agenda.tsx').then((page) => ({ default: page.AgendaPage })),
);
const MinutesPage = lazy(() =>
  import('./requests/papers/minutes.tsx').then((page) => ({ default: page.MinutesPage })),
);
const OpeningPage = lazy(() =>
  import('./requests/opening/page.tsx').then((page) => ({ default: page.OpeningPage })),
);
const YearPage = lazy(() => import('./reports/year/page.tsx').then((page) => ({ default: page.YearPage })));
const CasesPage = lazy(() =>
  import('./reports/cases/page.tsx').then((page) => ({ default: page.CasesPage })),
);
const ReportsPage = lazy(() => import('./reports/page.tsx').then((page) => ({ default: page.ReportsPage })));
const CallsPage = lazy(() => import('./calls/page.tsx').then((page) => ({ default: page.CallsPage })));
const StaffPage = lazy(() => import('./people/staff-page.tsx').then((page) => ({ default: page.StaffPage })));
const RepliesPage = lazy(() => import('./replies/page.tsx').then((page) => ({ default: page.RepliesPage })));

const FactsPage = lazy(() => import('./facts/page.tsx').then((page) => ({ default: page.FactsPage })));

const UnansweredPage = lazy(() =>
  import('./unanswered/page.tsx').then((page) => ({ default: page.UnansweredPage })),
);

const ChannelsPage = lazy(() =>
  import('./people/channels-page.tsx').then((page) => ({ default: page.ChannelsPage })),
);

const AlertsPage = lazy(() =>
  import('./people/alerts-page.tsx').then((page) => ({ default: page.AlertsPage })),
);

const AccountPage = lazy(() => import('./account/page.tsx').then((page) => ({ default: page.AccountPage })));
const PersonPage = lazy(() => import('./persons/page.tsx').then((page) => ({ default: page.PersonPage })));
const TourPage = lazy(() => import('./tour/page.tsx').then((page) => ({ default: page.TourPage })));
const NoticesPage = lazy(() => import('./notices/page.tsx').then((page) => ({ default: page.NoticesPage })));

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      refetchInterval: 30_000,
      staleTime: 2000,
      retry: (count, error) =>
        count < 3 && error instanceof Refusal && (error.status === 0 || error.status >= 500),
    },
  },
});

/** Each page below the desk; `id` is what stands behind its name in the address. */
const pages: Readonly<Record<DeskPage, (id: string | undefined) => ReactNode>> = {
  calls: () => <CallsPage />,
  requests(id) {
    if (id === 'agenda') return <AgendaPage />;
    if (id === 'minutes') return <MinutesPage />;
    if (id === 'new') return <OpeningPage />;
    return <RequestsPage {...(id === undefined ? {} : { reference: decodeURIComponent(id) })} />;
  },
  staff: () => <StaffPage />,
  channels: () => <ChannelsPage />,
  facts: () => <FactsPage />,
  unanswered: () => <UnansweredPage />,
  alerts: () => <AlertsPage />,
  replies: () => <RepliesPage />,
  notices: () => <NoticesPage />,
  account: () => <AccountPage />,
  tour: () => <TourPage />,
  person: (id) => (id === undefined ? <NotFound /> : <PersonPage id={decodeURIComponent(id)} />),
};

/** Each page below the figures. */
const ofReports: Readonly<Record<ReportPage, () => ReactNode>> = {
  year: () => <YearPage />,
  cases: () => <CasesPage />,
};

function pageAt(path: string): ReactNode {
  const [, root, place, id] = path.replace(/\/$/, '').split('/');
  if (root === 'reports' && place === undefined) return <ReportsPage />;
  const below = root === 'reports' && reportPages.find((one) => one === place);
  if (below) return ofReports[below]();
  if (root !== 'desk') return <NotFound />;
  if (place === undefined) return <Desk />;
  if (place === 'conversations' && id !== undefined) return <Desk conversation={decodeURIComponent(id)} />;
  const page = deskPages.find((one) => one === place);
  return page === undefined ? <NotFound /> : pages[page](id);
}

/** Pages before the desk that nobody is sent away from. */
const beforeDesk: readonly string[] = ['/desk/set-up', '/desk/forgotten'];

/** Sends whoever has no session to sign in, and back to where they wanted to go afterwards. */
function Gate(): ReactNode {
  const path = usePath();
  const query = useQueryText();
  const session = useSession();
  const atDoor = path === '/desk/sign-in';
  const { me, known } = session;
  const home = me ? homeOf(me) : undefined;
  const lost = me !== undefined && home !== undefined && path === '/desk' && !canSee(me, '/desk');
  useEffect(() => {
    if (known && !me && !atDoor && !beforeDesk.includes(path))
      go(`/desk/sign-in?back=${encodeURIComponent(path + query)}`, { replace: true });
    if (me && home !== undefined && (atDoor || lost))
      go((atDoor ? safeBack(new URLSearchParams(query).get('back')) : undefined) ?? home, { replace: true });
  }, [known, me, home, atDoor, lost, path, query]);
  if (path === '/desk/set-up') return <SetUpPage />;
  if (path === '/desk/forgotten') return <ForgottenPage />;
  if (!known) return <Waiting />;
  if (!me) return <SignInPage />;
  if (atDoor || lost) return <Waiting />;
  return (
    <MeProvider me={me}>
      <LiveProvider>
        <Shell>
          <Suspense fallback={<Waiting />}>{canSee(me, path) ? pageAt(path) : <NotFound />}</Suspense>
        </Shell>
      </LiveProvider>
    </MeProvider>
  );
}

/** The staff's desk and the manager's page. */
export function App(): ReactNode {
  useEffect(() => {
    addEventListener('pointerdown', readySound, { once: true });
    addEventListener('keydown', readySound, { once: true });
  }, []);
  return (
    <DirectionProvider initialDirection="rtl">
      <MantineProvider theme={theme} cssVariablesResolver={surfaces} defaultColorScheme="auto">
        <WordsProvider>
          <QueryClientProvider client={queries}>
            <NoticesProvider>
              <Gate />
            </NoticesProvider>
          </QueryClientProvider>
        </WordsProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
