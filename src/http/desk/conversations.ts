import type { z } from 'zod';
import { DeskConversation, Inbox, Nothing, Redelivery, Viewing, Which } from '../../contract/desk.ts';
import type { Refused } from '../../desk/desk.ts';
import { verbs, type AnyVerb } from '../../desk/verbs/index.ts';
import { Fault } from '../../kernel/errors.ts';
import type { Doors } from '../doors.ts';
import type { Route } from '../route.ts';
import { shaped } from './shaped.ts';
import { filePartsOf, Upload } from './upload.ts';
import { plain, route, taking, type Visit } from './visit.ts';

const refusal = ({ context }: Visit, refused: Refused): Response => {
  const message =
    refused.code === 'taken'
      ? `${refused.by.name} was faster and has this conversation.`
      : 'This conversation is not yours (any more): reload it.';
  return context.json({ error: { ...refused, message } }, 409);
};

/** How a conversation stands. */
const standing = ({ office, staff, lang, param }: Visit): Promise<DeskConversation> =>
  office.desk.reading.conversation(staff, param('conversation'), lang);

/** The shape of what comes with the call of a verb. */
function shapeOf({ takes }: AnyVerb): z.core.$ZodType | undefined {
  if (takes === 'nothing') return undefined;
  return takes === 'file' ? Upload : takes;
}

/** What comes with the call of a verb. */
async function inputOf({ takes }: AnyVerb, { context }: Visit): Promise<unknown> {
  if (takes === 'nothing') return undefined;
  return takes === 'file' ? filePartsOf(context) : shaped(context, takes);
}

/** A verb of the desk; the answer is how the conversation stands after it. */
function act(verb: AnyVerb): Route<Doors> {
  const body = shapeOf(verb);
  return plain({
    method: 'POST',
    path: `/conversations/:conversation/${verb.path}`,
    needs: 'serve',
    ...(body && { body }),
    answer: DeskConversation,
    async answers(visit) {
      const { staff, office, param, context } = visit;
      const input = (await inputOf(verb, visit)) as never;
      const done = await office.desk.perform(verb, { staff, conversation: param('conversation'), input });
      return done.done ? context.json(await standing(visit)) : refusal(visit, done.refused);
    },
  });
}

const reading: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/inbox',
    needs: 'serve',
    answer: Inbox,
    async answers({ office, staff, query }) {
      const which = Which.safeParse(query('which')).data ?? 'waiting';
      return { ...(await office.desk.reading.inbox(staff, which)), ...office.hours(staff) };
    },
  }),
  route({
    method: 'GET',
    path: '/conversations/:conversation',
    needs: 'serve',
    answer: DeskConversation,
    answers: standing,
  }),
  plain({
    method: 'GET',
    path: '/conversations/:conversation/files/:file',
    needs: 'seeRequests',
    async answers({ office, staff, param, context }) {
      const bytes = await office.desk.file(staff, param('conversation'), param('file'));
      if (!bytes) throw new Fault('notFound', 'There is no such file.');
      return context.body(new Uint8Array(bytes), 200, {
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment',
        'cache-control': 'private, no-store',
      });
    },
  }),
];

/** The number of an entry. Throws Fault notFound for what is none. */
function entryOf({ param }: Visit): number {
  const entry = Number(param('entry'));
  if (!Number.isSafeInteger(entry) || entry < 0 || entry > 2 ** 31 - 1)
    throw new Fault('notFound', 'There is no such message.');
  return entry;
}

/** The inbox, a conversation, and everything that is done to it. */
export const conversations: readonly Route<Doors>[] = [
  ...reading,
  ...verbs.map(act),
  taking({
    method: 'POST',
    path: '/conversations/:conversation/deliveries/:entry',
    needs: 'serve',
    body: Redelivery,
    answer: DeskConversation,
    async answers(visit, { again }) {
      const { office, staff, param } = visit;
      const conversation = param('conversation');
      await office.deliveries.decide(staff, conversation, { entry: entryOf(visit), again });
      return office.desk.reading.conversation(staff, conversation);
    },
  }),
  taking({
    method: 'POST',
    path: '/conversations/:conversation/viewing',
    needs: 'serve',
    body: Viewing,
    answer: Nothing,
    async answers({ office, staff, param }, { typing }) {
      await office.desk.reading.mustFind(staff, param('conversation'));
      office.desk.viewing(staff, param('conversation'), typing);
      return {};
    },
  }),
];
