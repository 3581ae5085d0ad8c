import type { DeskConversation } from '../../src/contract/desk.ts';
import { call } from '../http/member.ts';

/** Somebody at the desk by plain calls, as a browser makes them. */
export class Person {
  private constructor(
    private readonly url: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  /** By a call that begins a session: `sign-in` with a password, `set-up` with a one-time link. */
  static async enter(url: string, way: 'sign-in' | 'set-up', body: object): Promise<Person> {
    const { status, headers, text } = await call(`${url}/desk/api/${way}`, { json: body });
    if (status !== 200) throw new Error(`${way} was answered with ${status}: ${text}`);
    const { csrf } = JSON.parse(text) as { csrf: string };
    return new Person(url, { cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '', 'x-silah-csrf': csrf });
  }

  async get<Body>(path: string): Promise<Body> {
    const { status, text, body } = await call<Body>(`${this.url}/desk/api${path}`, { headers: this.headers });
    if (status !== 200) throw new Error(`${path} was answered with ${status}: ${text}`);
    return body;
  }

  /** Whether there is no such thing for this person. */
  async lacks(path: string): Promise<boolean> {
    const { status } = await call(`${this.url}/desk/api${path}`, { headers: this.headers });
    return status === 404;
  }

  async post<Body>(path: string, json: object = {}): Promise<Body> {
    const { status, text, body } = await call<Body>(`${this.url}/desk/api${path}`, {
      headers: this.headers,
      json,
    });
    if (status !== 200) throw new Error(`${path} was answered with ${status}: ${text}`);
    return body;
  }

  read(conversation: string): Promise<DeskConversation> {
    return this.get(`/conversations/${conversation}`);
  }

  act(
    conversation: string,
    verb: 'claim' | 'reply' | 'hand-back',
    json: object = {},
  ): Promise<DeskConversation> {
    return this.post(`/conversations/${conversation}/${verb}`, json);
  }
}
