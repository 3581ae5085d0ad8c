import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeKey, sign, type Claims, type SigningKey } from './connector/signing.ts';
import { Member } from './connector/member.ts';
import { takes } from '../support/pace.ts';
import { answer, bodyOf, fail, refuse, type Failure } from './connector/wire.ts';

export { Member } from './connector/member.ts';
export { makeKey, sign, type Claims, type SigningKey } from './connector/signing.ts';
export type { Failure } from './connector/wire.ts';

/** A bot as Azure knows it. `hook` is where it is called; set it once the bot's server is up. */
export interface Bot {
  readonly appId: string;
  readonly password: string;
  readonly tenant: string;
  hook: string;
}

type Part = 'metadata' | 'keys' | 'token' | 'activities' | 'file';

const issuer = 'https://api.botframework.com';
const endorsements = ['msteams', 'facebook', 'webchat', 'directline', 'sms'];

/**
 * A stand-in of Azure Bot Service on this machine: OpenID document and keys, login, connector and files, by the names of
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference. What it leaves out: groups, updates and
 * deletions, limits of pace.
 */
export class Connector {
  root = '';
  readonly keys: SigningKey[] = [];
  /** Parts that are called, in order. */
  readonly calls: Part[] = [];
  /** Parts that hang up on everybody. */
  readonly down = new Set<Part>();
  /** What happens at the next calls of a part, first come first. */
  readonly failures: { readonly part: Part; readonly failure: Failure }[] = [];
  /** Where the OpenID document says that the keys are, if not here. */
  keysAt: string | undefined;
  /** How long tokens last, in seconds. */
  lasts = 3600;
  private readonly bots: Bot[] = [];
  private readonly members = new Map<string, Member>();
  private readonly tokens = new Set<string>();
  private readonly files = new Map<string, { readonly bytes: Buffer; readonly open: boolean }>();
  private readonly server = createServer((request, response) => {
    void this.serve(request, response).catch(() => refuse(response, 400, 'BadSyntax'));
  });

  async open(): Promise<this> {
    this.keys.push(await makeKey('key-of-tests-1', endorsements));
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.root = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get metadata(): string {
    return `${this.root}/v1/.well-known/openidconfiguration`;
  }

  /** Where channels take messages, as it stands in activities. */
  get serviceUrl(): string {
    return `${this.root}/emea/`;
  }

  bot(appId: string, tenant = 'botframework.com'): Bot {
    const bot = { appId, password: `password~of.${appId}`, tenant, hook: '' };
    this.bots.push(bot);
    return bot;
  }

  count(part: Part): number {
    return this.calls.filter((one) => one === part).length;
  }

  fail(part: Part, failure: Failure, times = 1): void {
    for (let i = 0; i < times; i += 1) this.failures.push({ part, failure });
  }

  /** No token that was given out is good any more. */
  revoke(): void {
    this.tokens.clear();
  }

  /** Every token that a bot holds now. */
  get given(): readonly string[] {
    return [...this.tokens];
  }

  /** What the connector's token for a bot says, at a time in milliseconds. */
  claims({ appId }: Bot, at = Date.now()): Claims {
    const now = Math.floor(at / 1000);
    return { iss: issuer, aud: appId, nbf: now - 5, exp: now + 3600, serviceurl: this.serviceUrl };
  }

  async token(bot: Bot, at?: number): Promise<string> {
    const [key] = this.keys;
    if (!key) throw new Error('the stand-in is not open');
    return sign(this.claims(bot, at), key);
  }

  /** Puts a file where bots can fetch it, `open` to everybody or to a token alone. Answers its address. */
  keep(bytes: Buffer, open: boolean): string {
    const id = `file-${this.files.size}`;
    this.files.set(id, { bytes, open });
    return `${this.root}/emea/v3/attachments/${id}/views/original`;
  }

  /** A new person who writes to a bot on a channel. */
  member(bot: Bot, channel = 'msteams'): Member {
    const member = new Member(channel, {
      serviceUrl: this.serviceUrl,
      bot: `28:${bot.appId}`,
      keep: (bytes, open) => this.keep(bytes, open),
      deliver: (activity) => this.deliver(bot, activity),
    });
    this.members.set(member.conversation, member);
    return member;
  }

  /** Calls a bot until it takes an activity, as Teams does: twice more, then the message is lost. */
  async deliver(bot: Bot, activity: object): Promise<void> {
    for (let tries = 0; tries < 3; tries += 1) {
      const response = await fetch(bot.hook, {
        method: 'POST',
        headers: { authorization: `Bearer ${await this.token(bot)}`, 'content-type': 'application/json' },
        body: JSON.stringify(activity),
      });
      if (response.ok) return;
      if (response.status < 500) throw new Error(`the bot refuses: ${response.status}`);
      await takes(1000);
    }
    throw new Error('the bot did not take an activity');
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.root);
    const body = await bodyOf(request);
    const [, tenant] = /^\/([^/]+)\/oauth2\/v2\.0\/token$/u.exec(pathname) ?? [];
    const [, conversation] = /^\/emea\/v3\/conversations\/([^/]+)\/activities$/u.exec(pathname) ?? [];
    const [, file] = /^\/emea\/v3\/attachments\/([^/]+)\/views\/original$/u.exec(pathname) ?? [];
    const isKnown = this.tokens.has(/^Bearer (.+)$/u.exec(request.headers.authorization ?? '')?.[1] ?? '');
    if (pathname === new URL(this.metadata).pathname) {
      this.part('metadata', response, () =>
        answer(response, 200, {
          issuer,
          jwks_uri: this.keysAt ?? `${this.root}/v1/.well-known/keys`,
          id_token_signing_alg_values_supported: ['RS256'],
        }),
      );
      return;
    }
    if (pathname === '/v1/.well-known/keys') {
      this.part('keys', response, () => answer(response, 200, { keys: this.keys.map(({ jwk }) => jwk) }));
      return;
    }
    if (tenant !== undefined) {
      this.part('token', response, () => this.give(response, tenant, new URLSearchParams(body)));
      return;
    }
    if (conversation !== undefined) {
      this.part('activities', response, (silent) => {
        if (!isKnown) {
          refuse(response, 401, 'Unauthorized');
          return;
        }
        this.take(response, decodeURIComponent(conversation), body, silent);
      });
      return;
    }
    if (file !== undefined) {
      this.part('file', response, () => this.hand(response, file, isKnown));
      return;
    }
    refuse(response, 404, 'NotFound');
  }

  private part(part: Part, response: ServerResponse, run: (silent: boolean) => void): void {
    this.calls.push(part);
    if (this.down.has(part)) {
      response.socket?.destroy();
      return;
    }
    const at = this.failures.findIndex((one) => one.part === part);
    const [failing] = at < 0 ? [] : this.failures.splice(at, 1);
    if (!failing) {
      run(false);
      return;
    }
    if (failing.failure.sent === true) run(true);
    fail(response, failing.failure);
  }

  private give(response: ServerResponse, tenant: string, asked: URLSearchParams): void {
    const bot = this.bots.find(({ appId }) => appId === asked.get('client_id'));
    const isRight =
      bot?.tenant === tenant &&
      bot.password === asked.get('client_secret') &&
      asked.get('grant_type') === 'client_credentials' &&
      asked.get('scope') === `${issuer}/.default`;
    if (!isRight) {
      answer(response, 401, { error: 'invalid_client', error_description: 'AADSTS7000215' });
      return;
    }
    const token = `eyJ.app-token-of-tests-${this.tokens.size}-${this.calls.length}.sig`;
    this.tokens.add(token);
    answer(response, 200, { token_type: 'Bearer', expires_in: this.lasts, access_token: token });
  }

  private take(response: ServerResponse, conversation: string, body: string, silent: boolean): void {
    const member = this.members.get(conversation);
    if (!member) {
      refuse(response, 404, 'ConversationNotFound');
      return;
    }
    const id = member.take(body);
    if (!silent) answer(response, 201, { id });
  }

  private hand(response: ServerResponse, id: string, isKnown: boolean): void {
    const file = this.files.get(id);
    if (!file) {
      refuse(response, 404, 'NotFound');
      return;
    }
    if (!file.open && !isKnown) {
      refuse(response, 401, 'Unauthorized');
      return;
    }
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    // Without a length it comes in pieces, so that whoever reads has to count.
    for (let at = 0; at < file.bytes.length; at += 65_536)
      response.write(file.bytes.subarray(at, at + 65_536));
    response.end();
  }
}

export const openConnector = (): Promise<Connector> => new Connector().open();
