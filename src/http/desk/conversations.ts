import type { z } from 'zod';
import { DeskConversation, Inbox, Nothing, Redelivery, Viewing } from '../../contract/desk.ts';
import { Choices } from '../../contract/inbox/choices.ts';
import { Sought } from '../../contract/inbox/sought.ts';
import { Reveal, Revealed } from '../../contract/reveal.ts';
import type { Refused } from '../../desk/desk.ts';
import { choicesOf } from '../../desk/inbox/choices.ts';
import { verbs, type AnyVerb } from '../../desk/verbs/index.ts';
import { Fault } from '../../kernel/errors.ts';
import type { Doors } from '../doors.ts';
import { handedThrough } from '../handed-through.ts';
import type { Route } from '../route.ts';
import { shaped } from './shaped.ts';
import { filePartsOf, Upload } from './upload.ts';
import { plain, route, taking, type DeskCall } from './desk-call.ts';

const whyNot: Readonly<Record<Refused['code'], string>> = {
  taken: 'Somebody was faster and has this conversation.',
  notYours: 'This conversation is not yours (any more): reload it.',
  conflict: 'This conversation changed hands meanwhile: reload it.',
  sentAlready:
    'Another file was sent under this id already; it stays as it is. Send this one under an id of its own.',
  notCarried: 'The channel of this member takes no file of this kind or size.',
  notWilling: 'This member has not agreed to the notice, or wants nothing that they did not ask for.',
  notReached: 'Nothing that is written now would reach this member.',
  memberWrote: 'The member wrote meanwhile: read it, then decide again.',
};

const refusal = ({ context }: DeskCall, refused: Refused): Response => {
  const by = 'by' in refused ? ` (${refused.by.name})` : '';
  return context.json({ error: { ...refused, message: `${whyNot[refused.code]}${by}` } }, 409);
};

/** How a conversation stands. */
const standing = ({ office, staff, lang, param }: DeskCall): Promise<DeskConversation> =>
  office.desk.reading.conversation(staff, param('conversation'), lang);

/** The shape of what comes with the call of a verb. */
function shapeOf({ takes }: AnyVerb): z.core.$ZodType | undefined {
  if (takes === 'nothing') return undefined;
  return takes === 'file' ? Upload : takes;
}

/** What comes with the call of a verb. */
async function inputOf({ takes }: AnyVerb, { context }: DeskCall): Promise<unknown> {
  if (takes === 'nothing') return undefined;
  return takes === 'file' ? filePartsOf(context) : shaped(context, takes);
}

/** A verb of the desk; the answer is how the conversation stands after it. */
function act(verb: AnyVerb): Route<Doors> {
  const body = shapeOf(verb);
  return plain({
    method: 'POST',
    path: `/conversations/:conversation/${verb.path}`,
    needs: 'attend',
    ...(body && { body }),
    answer: DeskConversation,
    async answers(call) {
      const { staff, office, param, context } = call;
      const input = (await inputOf(verb, call)) as never;
      const done = await office.desk.perform(verb, { staff, conversation: param('conversation'), input });
      return done.done ? context.json(await standing(call)) : refusal(call, done.refused);
    },
  });
}

/** What is sought in a list. Throws Fault wrongRequest. */
function soughtIn(query: Readonly<Record<string, string>>): Sought {
  const filled = Object.fromEntries(Object.entries(query).filter(([, text]) => text !== ''));
  const { success, data, error } = Sought.safeParse(filled);
  if (!success)
    throw new Fault(
      'wrongRequest',
      `${error.issues[0]?.path.join('.') ?? ''}: is nothing that a list can be asked for.`,
    );
  return data;
}

const reading: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/inbox',
    needs: 'attend',
    answer: Inbox,
    async answers({ office, staff, context }) {
      const { which, ...more } = soughtIn(context.req.query());
      return { ...(await office.desk.reading.inbox(staff, which, more)), ...office.hours(staff) };
    },
  }),
  route({
    method: 'GET',
    path: '/inbox/choices',
    needs: 'attend',
    answer: Choices,
    answers: ({ office, staff, lang }) => choicesOf(office, staff, lang),
  }),
  route({
    method: 'GET',
    path: '/conversations/:conversation',
    needs: 'attend',
    answer: DeskConversation,
    answers: standing,
  }),
  plain({
    method: 'GET',
    path: '/conversations/:conversation/files/:file',
    needs: 'seeRequests',
    async answers({ office, staff, param, context, doors }) {
      const pieces = await office.desk.file(staff, param('conversation'), param('file'));
      if (!pieces) throw new Fault('notFound', 'There is no such file.');
      const answer = context.body(pieces, 200, {
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment',
        'cache-control': 'private, no-store',
      });
      return handedThrough(context, answer, doors.log);
    },
  }),
];

/** The number of an entry. Throws Fault notFound for what is none. */
function entryOf({ param }: DeskCall): number {
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
    path: '/conversations/:conversation/reveal',
    needs: 'reveal',
    body: Reveal,
    answer: Revealed,
    answers: async ({ office, staff, param }, { line }) => ({
      text: await office.reveals.line(staff, param('conversation'), line),
    }),
  }),
  taking({
    method: 'POST',
    path: '/conversations/:conversation/deliveries/:entry',
    needs: 'attend',
    body: Redelivery,
    answer: DeskConversation,
    async answers(call, { again }) {
      const { office, staff, param } = call;
      const conversation = param('conversation');
      await office.deliveries.decide(staff, conversation, { entry: entryOf(call), again });
      return office.desk.reading.conversation(staff, conversation);
    },
  }),
  taking({
    method: 'POST',
    path: '/conversations/:conversation/viewing',
    needs: 'attend',
    body: Viewing,
    answer: Nothing,
    async answers({ office, staff, param }, { typing }) {
      await office.desk.viewing(staff, param('conversation'), typing);
      return {};
    },
  }),
];
