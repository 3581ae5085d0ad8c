import { takeEarly } from './early.ts';
import { keptAs, type Kept } from './kept.ts';
import { pauseFor, sleep } from './pause.ts';
import type { Page } from '../page/page.ts';
import { isPassing, request, type Answer, type Call } from './request.ts';
import { forgetAll } from '../../base/store.ts';
import { parsedJson, partOf } from '../../base/json.ts';
import { readGrant, readStart, type Grant, type Start } from './wire.ts';

const directLine = '/v3/directline';
/** In seconds: a token that is over so soon is not taken over from another tab. */
const soon = 60;

/** Runs one at a time over all tabs of the browser, where the browser can do that. */
async function alone<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  // Older browsers have none.
  if (!('locks' in navigator)) return work();
  // A lock that a frozen tab holds must not keep this one from starting.
  const impatience = new AbortController();
  setTimeout(() => impatience.abort(), 4000);
  const turn = { begun: false };
  try {
    return await navigator.locks.request(name, { signal: impatience.signal }, () => {
      turn.begun = true;
      return work();
    });
  } catch (error) {
    if (turn.begun) throw error;
    return work();
  }
}

/**
 * Who the member is to the server: one conversation and a token that speaks for it. The token is renewed on the way,
 * before it expires by itself and after it has by the resume value, so that no caller needs to know.
 */
export class Session {
  conversation = '';
  user = '';
  private token = '';
  private freshUntil = 0;
  private expires = 0;
  private renewal: Promise<Answer<Grant>> | undefined;
  /** A token that the server took no more. */
  private refused = '';
  /** Of the lock that all tabs of this association share. */
  private readonly name: string;
  private readonly resume: Kept;
  /** The newest grant, for every tab: a renewal by one of them ends the tokens of the others. */
  private readonly shared: Kept;

  constructor(
    private readonly page: Pick<Page, 'association' | 'lang'>,
    /** Told when the server knows the old conversation no more and has begun another. */
    private readonly lost: () => void,
    /** Told at every failed try to reach the server. */
    private readonly trying: () => void,
  ) {
    this.resume = keptAs(page.association, 'resume');
    this.shared = keptAs(page.association, 'grant');
    this.name = `silah:${page.association}`;
  }

  private door(name: 'start' | 'token'): string {
    return `/webchat/${encodeURIComponent(this.page.association)}/${name}`;
  }

  /** Leaves nothing of the session in this browser, and ends it at the server, where that can be reached. */
  async end(): Promise<void> {
    forgetAll(`silah:${this.page.association}:`);
    this.resume.write(undefined);
    this.shared.write(undefined);
    await request(`${directLine}/session`, { method: 'DELETE', token: this.token }, () => undefined);
  }

  /** Comes in and reads what was said last; tries for as long as there is hope. Undefined when the server refuses for good. */
  async join(): Promise<Start | undefined> {
    let refusals = 0;
    for (let tries = 0; ; tries += 1) {
      const answer = await alone(this.name, () => this.attempt());
      if (answer.kind === 'ok') return answer.body;
      if (answer.kind === 'refused' && !isPassing(answer.status)) refusals += 1;
      if (refusals > 1) return undefined;
      this.trying();
      await sleep((answer.kind === 'refused' ? answer.after : undefined) ?? pauseFor(tries));
    }
  }

  /** By what another tab was granted, while it is good: then no value is exchanged, and no tab loses its token. */
  private async attempt(): Promise<Answer<Start>> {
    const shared = await this.given();
    if (!shared) return this.exchange('start', readStart, ({ grant }) => grant);
    const body = { lang: this.page.lang, token: shared.token };
    const answer = await request(this.door('start'), { body }, readStart);
    if (answer.kind === 'ok') this.accept(answer.body.grant);
    if (answer.kind !== 'refused' || isPassing(answer.status)) return answer;
    this.refused = shared.token ?? '';
    return this.exchange('start', readStart, ({ grant }) => grant);
  }

  /** Calls a route of the conversation, e.g. `/activities`, and reads its answer with `read`. */
  call<Body>(route: string, call: Call, read: (body: unknown) => Body): Promise<Answer<Body>> {
    return this.own(`/conversations/${encodeURIComponent(this.conversation)}${route}`, call, read);
  }

  /** Calls a route that the token alone opens, e.g. `/session`. */
  async own<Body>(route: string, call: Call, read: (body: unknown) => Body): Promise<Answer<Body>> {
    if (Date.now() > this.freshUntil) await this.renew(Date.now() > this.expires);
    const once = (): Promise<Answer<Body>> => {
      return request(`${directLine}${route}`, { ...call, token: this.token }, read);
    };
    const answer = await once();
    if (answer.kind !== 'refused' || (answer.status !== 401 && answer.status !== 403)) return answer;
    this.refused = this.token;
    return (await this.renew(true)) ? once() : answer;
  }

  /** One renewal at a time, whoever asks. */
  private async renew(expired: boolean): Promise<boolean> {
    this.renewal ??= (expired ? this.obtain() : this.refresh()).finally(() => {
      this.renewal = undefined;
    });
    return (await this.renewal).kind === 'ok';
  }

  private async refresh(): Promise<Answer<Grant>> {
    const answer = await request(`${directLine}/tokens/refresh`, { token: this.token }, readGrant);
    if (answer.kind === 'ok') this.accept(answer.body);
    if (answer.kind !== 'refused' || isPassing(answer.status)) return answer;
    this.refused = this.token;
    return this.obtain();
  }

  /** A new token: one that another tab was granted, else by the resume value. */
  private obtain(): Promise<Answer<Grant>> {
    return alone(this.name, async () => {
      const given = await this.given();
      if (!given) return this.exchange('token', readGrant, (grant) => grant);
      this.accept(given);
      return { kind: 'ok', body: given };
    });
  }

  /** What is answered for the resume value, which rotates at every call: read at the last moment, stored at the first. */
  private async exchange<Body>(
    door: 'start' | 'token',
    read: (body: unknown) => Body,
    grantIn: (body: Body) => Grant,
  ): Promise<Answer<Body>> {
    for (let tries = 0; ; tries += 1) {
      const resume = await this.resume.read();
      const body = { lang: this.page.lang, ...(resume !== undefined && { resume }) };
      const sent = door === 'start' && resume === undefined ? takeEarly() : undefined;
      const answer = await request(this.door(door), { body, sent }, read);
      if (answer.kind === 'ok') {
        const grant = grantIn(answer.body);
        this.resume.write(grant.resume);
        this.accept(grant);
        return answer;
      }
      const forgotten = answer.kind === 'refused' && answer.status === 404 && resume !== undefined;
      if (!forgotten || tries > 3) return answer;
      // Another tab may have rotated it between our reading and our asking: then it is tried again as it is now.
      if ((await this.resume.read()) === resume) this.resume.write(undefined);
    }
  }

  /** What another tab was granted since, while it is good. */
  private async given(): Promise<Grant | undefined> {
    const kept = parsedJson(await this.shared.read());
    const grant = readGrant(kept);
    const lasts = (Number(partOf(kept, 'until')) - Date.now()) / 1000;
    const { token } = grant;
    const isGood = token && token !== this.token && token !== this.refused && lasts > soon;
    return isGood ? { ...grant, lasts } : undefined;
  }

  private accept(grant: Grant): void {
    const seconds = grant.lasts;
    if (grant.token) {
      this.token = grant.token;
      this.freshUntil = Date.now() + seconds * 600;
      this.expires = Date.now() + seconds * 1000;
    }
    if (grant.userId !== undefined) this.user = grant.userId;
    const { token, conversationId = this.conversation } = grant;
    if (token)
      this.shared.write(JSON.stringify({ token, conversationId, userId: this.user, until: this.expires }));
    if (conversationId === this.conversation) return;
    const before = this.conversation;
    this.conversation = conversationId;
    if (before !== '') this.lost();
  }
}
