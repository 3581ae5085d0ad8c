import type { House } from '../../voice/house.ts';
import type { KindName } from '../../records/notices/kinds/index.ts';
import { inLang, type Lang } from '../../wording/wording.ts';

/** Where a notice leads. */
const places: Readonly<Record<KindName | 'trial', string>> = {
  urgent: '/desk',
  waiting: '/desk',
  mine: '/desk?which=mine',
  mention: '/desk?which=all&mentioned=yes',
  reminder: '/desk?which=mine',
  late: '/desk',
  study: '/desk/requests',
  due: '/desk/requests',
  month: '/reports',
  trial: '/desk/notices',
};

export const placeOf = (kind: KindName): string => places[kind];

/** What a browser is handed: a title, a line and where it leads; of what is urgent the one word «عاجل». */
export function pushText(
  { association: { pack }, wording }: House,
  kind: KindName | 'trial',
  lang: Lang,
): string {
  const to = { to: places[kind], tag: kind, lang };
  if (kind === 'urgent') return JSON.stringify({ title: wording.line(lang, 'notices.urgent'), ...to });
  return JSON.stringify({
    title: inLang(pack.shortName, lang),
    text: wording.line(lang, `notices.push.${kind}`),
    ...to,
  });
}
