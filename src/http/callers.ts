import type { IncomingMessage } from 'node:http';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A call as it reached us: the address at the other end of its line, and its headers. */
export interface Call {
  readonly peer: string | undefined;
  readonly header: (name: string) => string | undefined;
}

/** What is known of a call before anything in it is read. */
export interface Callers {
  /**
   * By what a caller is counted at every limit: an IPv4 address, or the first half of an IPv6 one, of which everybody has the rest to
   * themselves. Behind a proxy that is named it is whoever called that proxy.
   */
  of(call: Call): string;
  /** Whether a proxy that is named was called through TLS. */
  isSecure(call: Call): boolean;
  /** Whether somebody says on whose behalf they call, who is not named as a proxy. */
  isForwardedUnnamed(call: Call): boolean;
}

function parsed(text: string | undefined): Address | undefined {
  const plain = text
    ?.trim()
    .replace(/^\[(.+)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  return plain !== undefined && ipaddr.isValid(plain) ? ipaddr.process(plain) : undefined;
}

const blockOf = (text: string): [Address, number] => {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
};

const within = (address: Address, [base, bits]: [Address, number]): boolean =>
  address instanceof ipaddr.IPv4
    ? base instanceof ipaddr.IPv4 && address.match(base, bits)
    : base instanceof ipaddr.IPv6 && address.match(base, bits);

function counted(address: Address | undefined): string {
  if (!address) return 'unknown';
  if (address instanceof ipaddr.IPv4) return address.toString();
  const network = [...address.toByteArray().slice(0, 8), ...Array<number>(8).fill(0)];
  return `${ipaddr.fromByteArray(network).toString()}/64`;
}

/** The parts of a header that each proxy lengthens at its right end. */
const listIn = ({ header }: Call, name: string): string[] =>
  (header(name) ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/**
 * Reads `X-Forwarded-For` from its right end, where the proxy next to us writes, as far as the proxies named here go; what anybody else says
 * is not believed. `Forwarded` is not read: a proxy that writes the one hands on the other as its caller wrote it.
 */
export function callersBehind(proxies: readonly string[]): Callers {
  const blocks = proxies.map(blockOf);
  const isNamed = (address: Address | undefined): boolean =>
    address !== undefined && blocks.some((block) => within(address, block));
  const peerOf = (call: Call): Address | undefined => parsed(call.peer);
  return {
    of(call) {
      let caller = peerOf(call);
      const forwarded = listIn(call, 'x-forwarded-for');
      while (isNamed(caller) && forwarded.length > 0) {
        const before = parsed(forwarded.pop());
        if (!before) break;
        caller = before;
      }
      return counted(caller);
    },
    isSecure: (call) => isNamed(peerOf(call)) && listIn(call, 'x-forwarded-proto').at(-1) === 'https',
    isForwardedUnnamed: (call) => listIn(call, 'x-forwarded-for').length > 0 && !isNamed(peerOf(call)),
  };
}

/** A call as a route has it in hand. */
export const callIn = (context: Context): Call => ({
  peer: getConnInfo(context).remote.address,
  header: (name) => context.req.header(name),
});

/** A call as node received it. */
export const callOf = ({ socket, headers }: IncomingMessage): Call => ({
  peer: socket.remoteAddress,
  header: (name) => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(',') : value;
  },
});
