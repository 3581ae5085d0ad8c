import { keptAs, type Kept } from './kept.ts';
import { pauseFor, sleep } from './pause.ts';
import type { Page } from '../page/page.ts';
import { isPassing, request, type Answer, type Call } from './request.ts';
import { forgetAll } from '../../base/store.ts';
import { parsedJson, partOf, textIn } from '../../base/json.ts';
import { readGrant, type Grant } from './wire.ts';

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
  private readonly resume: Kept;
  /** The newest grant, for every tab: a renewal by one of them ends the tokens of the others. */
  private readonly shared: Kept;

  constructor(
    private readonly page: Page,
    /** Told when the server knows the old conversation no more and has begun another. */
    private readonly lost: () => void,
    /** Told at every failed try to reach the server. */
    private readonly trying: () => void,
  ) {
    this.resume = keptAs(page.association, 'resume');
    this.shared = keptAs(page.association, 'grant');
  }

  /** Leaves nothing of the session in this browser, and ends it at the server, where that can be reached. */
  async end(): Promise<void> {
    forgetAll(`silah:${this.page.association}:`);
    this.resume.write(undefined);
    this.shared.write(undefined);
    await request(`${directLine}/session`, { method: 'DELETE', token: this.token }, () => undefined);
  }

  /** Gets a token and joins the conversation; tries for as long as there is hope. Undefined when the server refuses for good. */
  async join(): Promise<Grant | undefined> {
    let refusals = 0;
    for (let tries = 0; ; tries += 1) {
      const answer = await this.attempt();
      if (answer.kind === 'ok') return answer.body;
      if (answer.kind === 'refused' && !isPassing(answer.status)) refusals += 1;
      if (refusals > 1) return undefined;
      this.trying();
      await sleep((answer.kind === 'refused' ? answer.after : undefined) ?? pauseFor(tries));
    }
  }

  private async attempt(): Promise<Answer<Grant>> {
    if (this.token === '') {
      const obtained = await this.obtain();
      if (obtained.kind !== 'ok') return obtained;
    }
    const answer = await request(`${directLine}/conversations`, { token: this.token }, readGrant);
    if (answer.kind === 'ok') this.accept(answer.body);
    else if (answer.kind === 'refused' && !isPassing(answer.status)) this.drop();
    return answer;
  }

  /** Calls a route of the conversation, e.g. `/activities`, and reads its answer with `read`. */
  async call<Body>(route: string, call: Call, read: (body: unknown) => Body): Promise<Answer<Body>> {
    if (Date.now() > this.freshUntil) await this.renew(Date.now() > this.expires);
    const once = (): Promise<Answer<Body>> => {
      const path = `${directLine}/conversations/${encodeURIComponent(this.conversation)}${route}`;
      return request(path, { ...call, token: this.token }, read);
    };
    const answer = await once();
    if (answer.kind !== 'refused' || (answer.status !== 401 && answer.status !== 403)) return answer;
    this.refused = this.token;
    return (await this.renew(true)) ? once() : answer;
  }

  private drop(): void {
    this.refused = this.token;
    this.token = '';
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

  /** A new token by the resume value, which rotates at every call: read at the last moment, stored at the first. */
  private obtain(): Promise<Answer<Grant>> {
    return alone(`silah:${this.page.association}`, async () => {
      const given = await this.given();
      if (given) return { kind: 'ok', body: given };
      for (let tries = 0; ; tries += 1) {
        const resume = await this.resume.read();
        const path = `/webchat/${encodeURIComponent(this.page.association)}/token`;
        const body = { lang: this.page.lang, ...(resume !== undefined && { resume }) };
        const answer = await request(path, { body }, readGrant);
        if (answer.kind === 'ok') {
          this.resume.write(answer.body.resume);
          this.accept(answer.body);
          return answer;
        }
        const forgotten = answer.kind === 'refused' && answer.status === 404 && resume !== undefined;
        if (!forgotten || tries > 3) return answer;
        // Another tab may have rotated it between our reading and our asking: then it is tried again as it is now.
        if ((await this.resume.read()) === resume) this.resume.write(undefined);
      }
    });
  }

  /** What another tab was granted since, while it is good. */
  private async given(): Promise<Grant | undefined> {
    const kept = parsedJson(await this.shared.read());
    const grant = readGrant(kept);
    const lasts = (Number(partOf(kept, 'until')) - Date.now()) / 1000;
    // A page in another language asks anew; one whose token was taken no more speaks as the others do.
    if (this.refused === '' && textIn(kept, 'lang') !== this.page.lang) return undefined;
    if (!grant.token || grant.token === this.token || grant.token === this.refused || !(lasts > soon))
      return undefined;
    this.accept({ ...grant, lasts });
    return grant;
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
    const { lang } = this.page;
    if (token)
      this.shared.write(
        JSON.stringify({ token, conversationId, userId: this.user, lang, until: this.expires }),
      );
    if (conversationId === this.conversation) return;
    const before = this.conversation;
    this.conversation = conversationId;
    if (before !== '') this.lost();
  }
}
