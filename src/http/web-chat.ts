import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import { z } from 'zod';
import { getConnInfo } from '@hono/node-server/conninfo';
import { langOf, type Lang } from '../contract/lang.ts';
import { minute } from '../kernel/clock.ts';
import { Fault } from '../kernel/errors.ts';
import { bodyOf, kilobyte } from './body.ts';
import { only } from './call.ts';
import type { Doors } from './doors.ts';
import { lifetimes } from './tokens.ts';

const Wish = z.object({
  resume: z.string().min(1).max(200).nullish(),
  locale: z.string().max(40).nullish(),
  lang: z.string().max(40).nullish(),
});
const mostTokens = 3000;
const mostBody = 8 * kilobyte;

export const langFrom = (...wishes: readonly (string | null | undefined)[]): Lang =>
  wishes.map(langOf).find((lang) => lang !== undefined) ?? 'ar';

async function wishOf(context: Context): Promise<z.infer<typeof Wish>> {
  const body = await bodyOf(context, mostBody, () => new Fault('tooLarge', 'The call is too large.'));
  const text = Buffer.from(body).toString('utf8');
  let json: unknown = {};
  try {
    if (text.trim() !== '') json = JSON.parse(text);
  } catch (cause) {
    throw new Fault('wrongRequest', 'The body must be JSON: {} or { "resume": … }.', { cause });
  }
  const parsed = Wish.safeParse(json);
  if (!parsed.success)
    throw new Fault(
      'wrongRequest',
      `resume: must be the value that an earlier answer gave (${parsed.error.issues[0]?.message ?? ''}).`,
    );
  return parsed.data;
}

/** The way in: a token for a new conversation, or for one that is taken up again. */
export function webChat(doors: Doors): Hono {
  const app = new Hono();
  app.use(
    cors({ origin: '*', allowHeaders: ['content-type'], exposeHeaders: ['retry-after'], maxAge: 86_400 }),
  );
  app.post('/:association/token', async (context) => {
    const name = context.req.param('association');
    if (!doors.associations.has(name))
      throw new Fault('notFound', 'There is no such association here. The list stands on the page "/".');
    const caller = getConnInfo(context).remote.address ?? 'unknown';
    if (!(await doors.coordination.allow(`tokens ${caller}`, mostTokens, 10 * minute)))
      throw new Fault(
        'tooMany',
        'Too many conversations were opened from this address. Try again in some minutes.',
      );
    const { resume, locale, lang } = await wishOf(context);
    const begun =
      resume === undefined || resume === null
        ? await doors.conversations.begin(name, doors.webchat.name)
        : await doors.conversations.resume(name, resume);
    if (!begun)
      throw new Fault(
        'notFound',
        'There is no conversation for this value of resume: it was renewed, or it never was. Ask again without it to begin a new one.',
      );
    const member = doors.tokens.memberOf(begun.publicId);
    const pass = {
      conversation: begun.publicId,
      member,
      association: name,
      lang: langFrom(locale, lang, context.req.query('lang')),
      generation: begun.generation,
    };
    const token = await doors.tokens.make(pass, 'calls');
    return context.json(
      {
        token,
        conversationId: begun.publicId,
        userId: member,
        resume: begun.resume,
        expires_in: lifetimes.calls,
      },
      200,
      { 'cache-control': 'no-store' },
    );
  });
  app.all('/:association/token', only('POST'));
  return app;
}
