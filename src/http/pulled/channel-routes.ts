import type { Context } from 'hono';
import type { PulledCall, PulledChannel } from '../../channel/pulled.ts';
import { bodyOf, formIn, formOf, passOver } from '../body.ts';
import { callIn } from '../callers.ts';
import type { Doors } from '../doors.ts';
import { handedThrough } from '../handed-through.ts';
import type { HostedChannel } from '../layout.ts';
import { originOf } from '../origin.ts';
import type { Declared, Route } from '../route.ts';
import { hostOf } from './host.ts';
import { speakTo } from './spoken-to.ts';

function callOf(context: Context, doors: Doors): PulledCall {
  const url = new URL(context.req.url);
  const params: Readonly<Record<string, string>> = context.req.param();
  return {
    request: context.req.raw,
    url,
    params,
    get caller() {
      return doors.callers.of(callIn(context));
    },
    base: originOf(context, doors),
    body: (most, tooLarge) => bodyOf(context, most, tooLarge),
    passOver: () => passOver(context),
    form: (wanted) => formOf(context, wanted),
    formIn,
    speaksTo: (association, lang) => speakTo(context, { association, lang }),
  };
}

/** The addresses at which a channel answers, with who may call them. */
export const channelRoutes = (hosted: HostedChannel): readonly Route<Doors>[] =>
  hosted.channel.doors.flatMap(({ under, routes }) =>
    routes.map(({ handle, path, ...declared }) => ({
      ...declared,
      path: `${under}${path}`,
      handle: async (context, doors) =>
        handedThrough(context, await handle(callOf(context, doors), hostOf(doors, hosted)), doors.log),
    })),
  );

/** What a browser shows its people where there is nothing; undefined for a program, and where no channel has such a page. */
export function lostPage(context: Context, doors: Doors): Promise<Response> | undefined {
  const wantsPage = context.req.method === 'GET' && /\btext\/html\b/.test(context.req.header('accept') ?? '');
  const hosted = doors.layout.hosted.find(({ channel }) => channel.lost);
  return wantsPage && hosted
    ? hosted.channel.lost?.(callOf(context, doors), hostOf(doors, hosted))
    : undefined;
}

/** The addresses at which a channel opens streams. */
export const streamsOf = ({ doors }: PulledChannel): readonly Declared[] =>
  doors.flatMap(({ under, streams = [] }) =>
    streams.map(({ path, token }) => ({
      method: 'GET',
      path: `${under}${path}`,
      ...(token !== undefined && { token }),
      socket: true,
    })),
  );
