import { stream } from 'hono/streaming';
import type { Context } from 'hono';
import type * as z from 'zod/mini';
import { Canned, Decision, NewStaff, Redelivery, Viewing, type Capability } from '../contract/desk.ts';
import type { Office } from '../desk/office.ts';
import type { Refused } from '../desk/desk.ts';
import { verbs, type AnyVerb } from '../desk/verbs/index.ts';
import type { Session, Staff } from '../desk/people/people.ts';
import { referencesOf, search } from '../desk/requests/search.ts';
import { second } from '../kernel/clock.ts';
import { Fault } from '../kernel/errors.ts';
import { partsOf } from './desk-upload.ts';

/** What a route of the desk has in hand when it runs: who calls, and may. */
interface Visit {
  readonly context: Context;
  readonly office: Office;
  readonly session: Session;
  readonly staff: Staff;
  /** In which language what has several is answered: `?lang=`, otherwise Arabic. */
  readonly lang: 'ar' | 'en';
  /** Where this server is reached from outside. */
  readonly base: string;
  readonly body: <T>(shape: z.ZodMiniType<T>) => Promise<T>;
  readonly param: (name: string) => string;
}

/** One route. `needs` is the capability that it asks for; `session` is open to everybody who is signed in. */
export interface DeskRoute {
  readonly method: 'get' | 'post' | 'delete';
  readonly path: string;
  readonly needs: Capability | 'session';
  readonly handle: (visit: Visit) => Promise<Response>;
}

const whiches = ['waiting', 'mine', 'all'] as const;
const pickOf = <T extends string>(given: string | undefined, known: readonly T[], otherwise: T): T =>
  known.find((one) => one === given) ?? otherwise;
const statuses = ['submitted', 'accepted', 'refused', 'delivered', 'withdrawn'] as const;

/** Throws Fault wrongRequest for a word that is no state of a request. */
function statusOf(given: string | undefined): string | null {
  if (given === undefined || given === '') return null;
  const found = statuses.find((one) => one === given);
  if (!found) throw new Fault('wrongRequest', `status: must be one of ${statuses.join(', ')}.`);
  return found;
}
const nothing = (visit: Visit): Response => visit.context.json({});
const route = (
  method: DeskRoute['method'],
  path: string,
  needs: DeskRoute['needs'],
  handle: DeskRoute['handle'],
): DeskRoute => ({ method, path, needs, handle });

function numberOf(visit: Visit, name: string): number {
  const text = visit.param(name);
  if (!/^\d{1,9}$/.test(text)) throw new Fault('notFound', 'There is no such person or reply.');
  return Number(text);
}

const refusal = (visit: Visit, refused: Refused): Response => {
  const message =
    refused.code === 'taken'
      ? `${refused.by.name} was faster and has this conversation.`
      : 'This conversation is not yours (any more): reload it.';
  return visit.context.json({ error: { ...refused, message } }, 409);
};

/** What comes with the call of a verb. */
async function inputOf({ takes }: AnyVerb, visit: Visit): Promise<unknown> {
  if (takes === 'nothing') return undefined;
  return takes === 'file' ? partsOf(visit.context) : visit.body<unknown>(takes);
}

/** A verb of the desk; the answer is how the conversation stands after it. */
const act = (verb: AnyVerb): DeskRoute =>
  route('post', `/conversations/:conversation/${verb.path}`, 'serve', async (visit) => {
    const { staff, office, lang } = visit;
    const conversation = visit.param('conversation');
    const input = (await inputOf(verb, visit)) as never;
    const done = await office.desk.perform(verb, { staff, conversation, input });
    if (!done.done) return refusal(visit, done.refused);
    return visit.context.json(await office.desk.reading.conversation(staff, conversation, lang));
  });

const conversations: readonly DeskRoute[] = [
  route('get', '/inbox', 'serve', async ({ context, office, staff }) => {
    const found = await office.desk.reading.inbox(
      staff,
      pickOf(context.req.query('which'), whiches, 'waiting'),
    );
    return context.json({ ...found, ...office.hours(staff) });
  }),
  route('get', '/conversations/:conversation', 'serve', async (visit) =>
    visit.context.json(
      await visit.office.desk.reading.conversation(visit.staff, visit.param('conversation'), visit.lang),
    ),
  ),
  ...verbs.map((verb) => act(verb)),
  route('post', '/conversations/:conversation/deliveries/:entry', 'serve', async (visit) => {
    const { again } = await visit.body(Redelivery);
    const conversation = visit.param('conversation');
    const entry = Number(visit.param('entry'));
    if (!Number.isSafeInteger(entry) || entry < 0 || entry > 2 ** 31 - 1)
      throw new Fault('notFound', 'There is no such message.');
    await visit.office.deliveries.decide(visit.staff, conversation, { entry, again });
    return visit.context.json(await visit.office.desk.reading.conversation(visit.staff, conversation));
  }),
  route('post', '/conversations/:conversation/viewing', 'serve', async (visit) => {
    const { typing } = await visit.body(Viewing);
    const conversation = visit.param('conversation');
    await visit.office.desk.reading.mustFind(visit.staff, conversation);
    visit.office.desk.viewing(visit.staff, conversation, typing);
    return nothing(visit);
  }),
  route('get', '/conversations/:conversation/files/:file', 'seeRequests', async (visit) => {
    const bytes = await visit.office.desk.file(visit.staff, visit.param('conversation'), visit.param('file'));
    if (!bytes) throw new Fault('notFound', 'There is no such file.');
    return visit.context.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'cache-control': 'private, no-store',
    });
  }),
];

const channels: readonly DeskRoute[] = [
  route('get', '/channels', 'manageStaff', ({ context, office, staff }) =>
    Promise.resolve(context.json({ items: office.channels.of(staff.association) })),
  ),
];

const requests: readonly DeskRoute[] = [
  route('get', '/requests', 'seeRequests', async ({ context, office, staff, lang }) => {
    const status = statusOf(context.req.query('status'));
    const which = pickOf(
      context.req.query('which'),
      ['open', 'overdue', 'all'] as const,
      status ? 'all' : 'open',
    );
    const references = await referencesOf(office.desk, staff, (context.req.query('q') ?? '').slice(0, 100));
    return context.json({ items: await office.requests.list(staff, { which, status, references }, lang) });
  }),
  route('get', '/requests/:reference', 'seeRequests', async (visit) =>
    visit.context.json(await visit.office.requests.detail(visit.staff, visit.param('reference'), visit.lang)),
  ),
  route('post', '/requests/:reference/decision', 'decide', async (visit) => {
    await visit.office.requests.decide(visit.staff, visit.param('reference'), await visit.body(Decision));
    return visit.context.json(
      await visit.office.requests.detail(visit.staff, visit.param('reference'), visit.lang),
    );
  }),
  route('post', '/requests/:reference/delivered', 'decide', async (visit) => {
    await visit.office.requests.delivered(visit.staff, visit.param('reference'));
    return visit.context.json(
      await visit.office.requests.detail(visit.staff, visit.param('reference'), visit.lang),
    );
  }),
  route('get', '/search', 'seeRequests', async ({ context, office, staff, lang }) => {
    const looked = { desk: office.desk, requests: office.requests, staff, lang };
    return context.json(await search(looked, (context.req.query('q') ?? '').slice(0, 100)));
  }),
];

const people: readonly DeskRoute[] = [
  route('get', '/replies', 'session', async ({ context, office, staff }) =>
    context.json({ items: await office.people.replies(staff) }),
  ),
  route('post', '/replies', 'manageReplies', async ({ context, office, staff, body }) =>
    context.json(await office.people.addReply(staff, await body(Canned))),
  ),
  route('delete', '/replies/:id', 'manageReplies', async (visit) => {
    await visit.office.people.dropReply(visit.staff, numberOf(visit, 'id'));
    return nothing(visit);
  }),
  route('get', '/colleagues', 'serve', async ({ context, office, staff }) =>
    context.json({ items: await office.people.serving(staff) }),
  ),
  route('get', '/staff', 'manageStaff', async ({ context, office, staff }) =>
    context.json({ items: await office.people.all(staff) }),
  ),
  route('post', '/staff', 'manageStaff', async ({ context, office, staff, base, body }) =>
    context.json(await office.people.add(staff, await body(NewStaff), base)),
  ),
  route('post', '/staff/:staff/disable', 'manageStaff', async (visit) => {
    await visit.office.people.disable(visit.staff, numberOf(visit, 'staff'), true);
    return nothing(visit);
  }),
  route('post', '/staff/:staff/enable', 'manageStaff', async (visit) => {
    await visit.office.people.disable(visit.staff, numberOf(visit, 'staff'), false);
    return nothing(visit);
  }),
  route('post', '/staff/:staff/reset', 'manageStaff', async (visit) =>
    visit.context.json(await visit.office.people.reset(visit.staff, numberOf(visit, 'staff'), visit.base)),
  ),
];

const pulse = 20 * second;

const session: readonly DeskRoute[] = [
  route('get', '/me', 'session', ({ context, office, session: here }) =>
    Promise.resolve(context.json(office.people.me(here))),
  ),
  route('get', '/events', 'session', ({ context, office, staff }) => {
    context.header('content-type', 'text/event-stream');
    context.header('cache-control', 'no-store');
    context.header('x-accel-buffering', 'no');
    return Promise.resolve(
      stream(context, async (out) => {
        let open = true;
        const stop = office.watch(staff, (hint) => void out.write(`event: change\ndata: ${hint}\n\n`));
        out.onAbort(() => {
          open = false;
          stop();
        });
        await out.write('retry: 1000\n: here\n\n');
        while (open) {
          await out.sleep(pulse);
          await out.write(': here\n\n');
        }
      }),
    );
  }),
];

const reports: readonly DeskRoute[] = [
  route('get', '/reports', 'seeReports', async ({ context, office, staff, lang }) =>
    context.json(await office.figures(staff, context.req.query(), lang)),
  ),
  route('get', '/reports.csv', 'seeReports', async ({ context, office, staff, lang }) => {
    const csv = await office.figuresCsv(staff, context.req.query(), lang);
    return context.body(csv, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="reports.csv"',
      'cache-control': 'private, no-store',
    });
  }),
];

/** Every route of the desk that wants somebody signed in, under /desk/api. */
export const deskRoutes: readonly DeskRoute[] = [
  ...session,
  ...conversations,
  ...channels,
  ...requests,
  ...people,
  ...reports,
];
