/**
 * The hosts that DATABASE_URL names. Of several (a primary and its standbys) one takes what is written: which, is known by asking, and another one
 * is asked when it is away or has become a standby. Written as for libpq:
 * postgres://user:password@one:5432,other:5432/silah?target_session_attrs=read-write
 */
export class Hosts {
  private at = 0;

  constructor(private readonly urls: readonly string[]) {}

  get size(): number {
    return this.urls.length;
  }

  /** The address of the one that is asked now. */
  get now(): string {
    return this.urls[this.at] ?? '';
  }

  /** It does not take what is written: the next one is asked, unless somebody else has turned from it already. */
  leave(url: string): void {
    if (url === this.now) this.at = (this.at + 1) % this.urls.length;
  }
}

const parts = /^([a-z]+:\/\/(?:[^@/]*@)?)([^/?]*)([^?]*)(?:\?(.*))?$/;
const writing: ReadonlySet<string> = new Set(['read-write', 'primary']);

/** The same URL with some of its parameters put in another way: undefined takes one out. */
function withParameters(query: string, changes: Readonly<Record<string, string | undefined>>): string {
  const all = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes))
    if (value === undefined) all.delete(name);
    else all.set(name, value);
  const text = all.toString();
  return text === '' ? '' : `?${text}`;
}

/** Whether what is wanted of a database in DATABASE_URL is one that takes what is written, which is all that there is. */
export const wantsWriting = (url: string): boolean =>
  writing.has(new URLSearchParams(parts.exec(url)?.[4]).get('target_session_attrs') ?? 'read-write');

/** The address of each host of a URL, in their order; hosts stand before the path, or, as folders of sockets, in `host`. */
export function hostsOf(url: string): readonly string[] {
  const [, before = '', between = '', path = '', query = ''] = parts.exec(url) ?? [];
  const named = new URLSearchParams(query);
  const plain = { target_session_attrs: undefined };
  const folders = named.get('host')?.split(',') ?? [];
  if (folders.length === 0)
    return between.split(',').map((host) => `${before}${host}${path}${withParameters(query, plain)}`);
  const ports = named.get('port')?.split(',') ?? [];
  return folders.map((host, i) => {
    const port = ports[i] ?? ports[0];
    return `${before}${between}${path}${withParameters(query, { ...plain, host, port })}`;
  });
}
