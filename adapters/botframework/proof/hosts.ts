import { BlockList, isIP } from 'node:net';

/** The machine itself, as an address or by its usual name. */
export const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/u.test(hostname);

/** Whether what is sent there can be read by nobody on the way. */
export const isSecure = (url: URL): boolean =>
  url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));

export const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

/** Networks that are not the internet: https://www.iana.org/assignments/iana-ipv4-special-registry and its sister for IPv6. */
const inside = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, prefix, 'ipv4');

/** Of IPv6 only what is given out to the internet, without the ways back into IPv4 (NAT64, Teredo, 6to4) and examples. */
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');
const notGlobal = new BlockList();
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  notGlobal.addSubnet(net, prefix, 'ipv6');

/** Whether an IP address is one of the internet; what is no IP address is not. */
export function isPublic(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !inside.check(address, 'ipv4');
    case 6:
      return global.check(address, 'ipv6') && !notGlobal.check(address, 'ipv6');
    default:
      return false;
  }
}

/** Hosts of Microsoft that hand out a member's file to the bot's token alone. `*.trafficmanager.net` and storage are anybody's. */
const own = [
  'botframework.com',
  'botframework.us',
  'teams.microsoft.com',
  'teams.microsoft.us',
  'asm.skype.com',
];
const connectors: ReadonlySet<string> = new Set(['smba.trafficmanager.net']);

/** Whether the bot's token may be shown there: where its messages go anyway, and at Microsoft's own. */
export function mayKnowToken(url: URL, service: URL): boolean {
  if (!isSecure(url)) return false;
  if (url.host === service.host) return true;
  const { hostname } = url;
  return connectors.has(hostname) || own.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
