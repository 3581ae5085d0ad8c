import type { Surface } from '../channels/walk.ts';
import { callDuty } from '../../src/desk/alerts/call-duty.ts';
import type { OnDuty } from './alerts.ts';
import { until } from './wait.ts';

/** A clock that runs as the machine's, from a moment on, and is moved by hand. */
export interface RunningClock {
  now(): number;
  advance(ms: number): void;
}

/** A member with one of the channels, at the stand-in of its provider; everything is typed in the chat itself. */
export interface Held<M> extends Omit<Surface, 'secretly'> {
  readonly member: M;
  /** The conversation, once something was written. */
  conversation(): Promise<string>;
  /** Writes, and answers all that came back, when everything that is to be said was sent. */
  tell(text: string): Promise<string>;
  /** Presses the newest button of a label, likewise. */
  choose(label: string): Promise<string>;
}

let written = 0;

/** The web chat, as its protocol hands on what is written and pressed. */
export function webSurface({ place: { conversations } }: OnDuty<RunningClock>, publicId: string): Surface {
  const own = (): string => `web-${(written += 1)}`;
  const said = async () =>
    (await conversations.lines(publicId, 0)).lines.flatMap((line) =>
      'message' in line ? [line.message] : [],
    );
  const say = async (text: string): Promise<void> => {
    await conversations.receive(publicId, { external: own(), content: { kind: 'text', text } });
  };
  return {
    say,
    async press(text) {
      const asked = (await said()).findLast(({ choices }) => choices?.some(({ label }) => label === text));
      const choice = asked?.choices?.find(({ label }) => label === text)?.id;
      if (!asked?.prompt || choice === undefined) throw new Error(`there is no button ${text}`);
      const content = { kind: 'tap', prompt: asked.prompt.id, choice, text } as const;
      await conversations.receive(publicId, { external: own(), content });
    },
    async attach(name, bytes) {
      await conversations.receive(publicId, { external: own(), content: { kind: 'file', name, bytes } });
    },
    texts: async () => (await said()).map(({ text }) => text),
  };
}

/** Waits until no timer is due, nobody is to be called, and nothing stands in the outbox. */
export async function allDone(desk: OnDuty<RunningClock>): Promise<void> {
  await until('what is due was done', async () => {
    const due = await desk.sql(
      'select 1 from conversations where due_at <= to_timestamp($1 / 1000.0)',
      desk.clock.now(),
    );
    return due.length === 0;
  });
  await callDuty(desk.office.desk);
  const unsent = `select 1 from outbox where state in ('waiting', 'attempting')`;
  await until('all was sent', async () => (await desk.sql(unsent)).length === 0);
}

/** `settled`: whether the stand-in has handed on all that was written; `known`: the conversation, where it is there before anything is. */
interface Holding {
  /** Presses the newest button of a label, wherever it stands in the chat. */
  readonly newest?: Surface['press'];
  readonly settled?: () => boolean;
  readonly known?: string;
}
type Hold = <M>(member: M, surface: Surface, holding?: Holding) => Held<M>;

/** Members who write, and wait for the answer. */
export function holderOf(desk: OnDuty<RunningClock>, association: string): Hold {
  const heard = async (): Promise<number> =>
    (await desk.sql<{ n: number }>('select coalesce(sum(seq), 0)::int as n from conversations'))[0]!.n;
  return (
    member,
    surface,
    { newest = surface.press.bind(surface), settled = () => true, known: named } = {},
  ) => {
    let publicId = named;
    const answered = async (act: () => Promise<void> | void): Promise<string> => {
      const known = (await desk.sql<{ id: string }>('select public_id as id from conversations')).map(
        ({ id }) => id,
      );
      const before = await heard();
      const shown = (await surface.texts()).length;
      await act();
      await until('the message was heard', async () => settled() && (await heard()) > before);
      const [fresh] = (
        await desk.sql<{ id: string }>(
          'select public_id as id from conversations where association = $1',
          association,
        )
      ).filter(({ id }) => !known.includes(id));
      publicId ??= fresh?.id;
      await allDone(desk);
      return (await surface.texts())
        .slice(shown)
        .join('\n')
        .replace(/[\u2066-\u2069]/g, '');
    };
    return {
      say: (text) => surface.say(text),
      press: (label) => surface.press(label),
      attach: (name, bytes) => surface.attach(name, bytes),
      texts: () => surface.texts(),
      member,
      conversation: () => Promise.resolve(publicId ?? ''),
      tell: (text) => answered(() => surface.say(text)),
      choose: (label) => answered(() => newest(label)),
    };
  };
}
