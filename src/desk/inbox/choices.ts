import type { Choices } from '../../contract/inbox/choices.ts';
import { mayRead } from '../../association/readers.ts';
import { openReasons } from '../../records/desk/inbox/pages.ts';
import type { Staff } from '../../records/desk/staff.ts';
import { inLang, type Lang } from '../../wording/wording.ts';
import type { Office } from '../office.ts';

/** What somebody can narrow a list of the inbox by: of services those alone whose cases they may read. */
export async function choicesOf(
  { desk, people, channels, ground }: Pick<Office, 'desk' | 'people' | 'channels' | 'ground'>,
  staff: Staff,
  lang: Lang,
): Promise<Choices> {
  const { house, sight } = desk.reading.view(staff);
  const [reasons, owners] = await Promise.all([openReasons(ground.database, sight), people.serving(staff)]);
  return {
    channels: channels.of(staff.association).map(({ channel }) => channel),
    reasons,
    services: house.association.services
      .filter(({ id }) => mayRead(sight.readable, id))
      .map(({ id, title }) => ({ id, title: inLang(title, lang) })),
    owners: owners.map(({ id, name }) => ({ id, name })),
  };
}
