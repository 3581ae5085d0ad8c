import { fromPercent } from '../kernel/percent.ts';

/** Where Redis answers: one server, a primary that sentinels name, or a cluster. */
export type RedisAddress =
  | { readonly kind: 'server'; readonly url: string }
  | ({ readonly kind: 'sentinel'; readonly name: string; readonly sentinelPassword?: string } & Several)
  | ({ readonly kind: 'cluster' } & Several);

interface Several {
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
  readonly username?: string;
  readonly password?: string;
  readonly tls: boolean;
}

const several = /^redis(s?)-(sentinel|cluster):\/\/(?:([^@/]*)@)?([^@/?]+)(?:\/([^?]*))?(?:\?(.*))?$/;
const usualPorts: Readonly<Record<string, number>> = { sentinel: 26379, cluster: 6379 };

function nodesOf(text: string, usual: number): Several['nodes'] | undefined {
  const nodes = text.split(',').map((one) => {
    const parsed = URL.canParse(`tcp://${one}`) ? new URL(`tcp://${one}`) : undefined;
    return parsed?.hostname ? { host: parsed.hostname, port: Number(parsed.port || usual) } : undefined;
  });
  return nodes.every((one) => one !== undefined) ? nodes : undefined;
}

function credentialsOf(text = ''): Pick<Several, 'username' | 'password'> | undefined {
  const [name = '', ...rest] = text.split(':');
  const [username, password] = [fromPercent(name), fromPercent(rest.join(':'))];
  if (username === undefined || password === undefined) return undefined;
  return { ...(username !== '' && { username }), ...(password !== '' && { password }) };
}

/**
 * Reads `redis://host`, `rediss://host`, `redis-sentinel://:password@host,host,host/name-of-the-primary[?sentinelPassword=…]` or
 * `redis-cluster://:password@host,host,host`; with an s after redis by TLS. Undefined when it is none of them.
 */
export function redisAddressOf(text: string): RedisAddress | undefined {
  const [, s = '', kind = '', credentials, hosts = '', path = '', query] = several.exec(text) ?? [];
  if (kind === '')
    return URL.canParse(text) && /^rediss?:/.test(text) ? { kind: 'server', url: text } : undefined;
  const [nodes, as] = [nodesOf(hosts, usualPorts[kind] ?? 0), credentialsOf(credentials)];
  if (!nodes || !as) return undefined;
  const common = { nodes, tls: s !== '', ...as };
  if (kind === 'cluster') return path === '' ? { kind, ...common } : undefined;
  const sentinelPassword = new URLSearchParams(query).get('sentinelPassword');
  if (path === '') return undefined;
  return { kind: 'sentinel', name: path, ...common, ...(sentinelPassword !== null && { sentinelPassword }) };
}
