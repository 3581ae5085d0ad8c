import type { Capability, DeskPage, Me } from '../../../contract/desk.ts';
import type { LineIn } from '../../../contract/line-names.ts';
import type { IconName } from '../parts/icon.tsx';

interface Place {
  readonly path: '/reports' | '/desk' | `/desk/${DeskPage}`;
  readonly name: LineIn<'desk.nav'>;
  readonly icon: IconName;
  readonly needs: readonly Capability[];
}

/** Pages below a place that need more than it does. */
const below: Readonly<Record<string, Capability>> = {
  '/desk/requests/agenda': 'decide',
  '/desk/requests/minutes': 'decide',
};

/** The places of the desk in the order of the navigation, and which of these capabilities opens each. */
const places: readonly Place[] = [
  { path: '/reports', name: 'reports', icon: 'reports', needs: ['seeReports'] },
  { path: '/desk', name: 'inbox', icon: 'inbox', needs: ['attend'] },
  { path: '/desk/calls', name: 'calls', icon: 'call', needs: ['attend'] },
  { path: '/desk/requests', name: 'requests', icon: 'requests', needs: ['seeRequests', 'decide'] },
  { path: '/desk/staff', name: 'staff', icon: 'staff', needs: ['manageStaff'] },
  { path: '/desk/channels', name: 'channels', icon: 'channels', needs: ['manageStaff'] },
  { path: '/desk/facts', name: 'facts', icon: 'clock', needs: ['keepFacts'] },
  { path: '/desk/unanswered', name: 'unanswered', icon: 'info', needs: ['advise'] },
  { path: '/desk/alerts', name: 'alerts', icon: 'flag', needs: ['seeAlerts'] },
  { path: '/desk/replies', name: 'replies', icon: 'replies', needs: ['manageReplies'] },
];

export const placesOf = (me: Me): readonly Place[] =>
  places.filter(({ needs }) => needs.some((one) => me.capabilities.includes(one)));

/** Where somebody begins: the first place that is open to them. */
export const homeOf = (me: Me): string | undefined => placesOf(me)[0]?.path;

/** Which place of the navigation a path belongs to. */
export function placeAt(path: string): string {
  if (path.startsWith('/desk/conversations') || path.startsWith('/desk/person/')) return '/desk';
  const found = places.filter((place) => path === place.path || path.startsWith(`${place.path}/`));
  return found.at(-1)?.path === '/desk' && path !== '/desk' ? path : (found.at(-1)?.path ?? path);
}

export function canSee(me: Me, path: string): boolean {
  const place = places.find((one) => one.path === placeAt(path));
  const needs = below[path.replace(/\/$/, '')];
  if (needs !== undefined && !me.capabilities.includes(needs)) return false;
  return !place || placesOf(me).includes(place);
}
