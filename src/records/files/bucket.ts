import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { Fault, nameOfError } from '../../kernel/errors.ts';
import { second } from '../../kernel/clock.ts';
import type { BucketPlace } from './bucket-place.ts';
import type { ObjectStore } from './objects.ts';

/** A call that is not answered within this time is given up. */
const patience = 20 * second;
const pingPatience = 1500;
/** Calls that a store refuses for now (5xx, 429) are made so many times more, within a second. */
const retries = 3;

const away = (why: string, cause?: unknown): Fault =>
  new Fault(
    'filesAway',
    `The store of files does not answer (${why}). Nothing was lost: try again shortly.`,
    {
      cause,
    },
  );

/** What a page of a listing names, as XML: names and moments stand in elements of their own, and are letters without entities. */
const listed = /<Contents>.*?<Key>([^<]*)<\/Key>.*?<LastModified>([^<]*)<\/LastModified>.*?<\/Contents>/gs;

/** Objects in a bucket of a store that speaks the S3 protocol, addressed by path. */
export class BucketStore implements ObjectStore {
  private readonly client: AwsClient;

  /** `page`: so many names a listing is asked for at a time. */
  constructor(
    private readonly place: BucketPlace,
    private readonly page = 1000,
  ) {
    this.client = new AwsClient({
      accessKeyId: place.key,
      secretAccessKey: place.secret,
      region: place.region,
      service: 's3',
      retries,
    });
  }

  /** Makes a call. Throws Fault wrongEnvironment where the store refuses us, filesAway where it does not do what it should. */
  private async call(
    path: string,
    init: Omit<RequestInit, 'signal'> & { readonly method: string },
    time = patience,
  ): Promise<Response> {
    const { origin, bucket } = this.place;
    const signal = AbortSignal.timeout(time);
    const answer = await this.client
      .fetch(`${origin}/${bucket}${path}`, { ...init, signal })
      .catch((error: unknown) => {
        throw away(nameOfError(error), error);
      });
    if (answer.ok || (answer.status === 404 && init.method !== 'PUT')) return answer;
    await answer.body?.cancel();
    throw this.refused(answer.status);
  }

  private refused(status: number): Fault {
    const { origin, bucket } = this.place;
    if (status === 403)
      return new Fault(
        'wrongEnvironment',
        `FILES_URL: ${origin} refuses this key for the bucket "${bucket}" (403). The key must be allowed to read, write, list and delete there.`,
      );
    if (status === 404)
      return new Fault(
        'wrongEnvironment',
        `FILES_URL: there is no bucket "${bucket}" at ${origin}: make it.`,
      );
    return away(String(status));
  }

  private pathOf(id: string): string {
    return `/${this.place.prefix}${id}`;
  }

  /** The store compares what arrived with the hash that is signed. */
  private async keep(name: string, bytes: Buffer, time?: number): Promise<void> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const headers = { 'x-amz-content-sha256': sha256, 'content-type': 'application/octet-stream' };
    const answer = await this.call(
      this.pathOf(name),
      { method: 'PUT', headers, body: new Uint8Array(bytes) },
      time,
    );
    await answer.body?.cancel();
  }

  put(id: string, bytes: Buffer): Promise<void> {
    return this.keep(id, bytes);
  }

  async read(id: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    const answer = await this.call(this.pathOf(id), { method: 'GET' });
    if (answer.status !== 404 && answer.body) return piecesOf(answer.body);
    await answer.body?.cancel();
    return undefined;
  }

  async drop(id: string): Promise<void> {
    await (await this.call(this.pathOf(id), { method: 'DELETE' })).body?.cancel();
  }

  async *since(at: number): AsyncIterable<readonly string[]> {
    const { prefix } = this.place;
    let after = '';
    do {
      const query = new URLSearchParams({ 'list-type': '2', 'max-keys': String(this.page), prefix });
      if (after !== '') query.set('start-after', after);
      const text = await (await this.call(`?${query.toString()}`, { method: 'GET' })).text();
      const names = Array.from(text.matchAll(listed), ([, key = '', moment = '']) => ({ key, moment }));
      const old = names.filter(({ moment }) => Date.parse(moment) < at);
      yield old.map(({ key }) => key.slice(prefix.length)).filter((name) => !name.includes('/'));
      after = names.length === this.page ? (names.at(-1)?.key ?? '') : '';
    } while (after !== '');
  }

  ping(): Promise<void> {
    return this.keep('.ping', Buffer.alloc(1), pingPatience);
  }
}

/** The pieces of a body. Throws Fault filesAway where it breaks off. */
async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    for await (const piece of body) yield piece;
  } catch (error) {
    throw away(nameOfError(error), error);
  }
}
