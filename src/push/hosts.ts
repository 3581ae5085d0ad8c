import ipaddr from 'ipaddr.js';

/** The push services of the browsers that people use. */
export const usualHosts: readonly string[] = [
  'fcm.googleapis.com',
  '*.push.services.mozilla.com',
  '*.push.apple.com',
  '*.notify.windows.com',
];

const pattern = /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9-]+(?::\d{1,5})?$/;

/** Whether a text can be one of the hosts that messages may go to: a name, all names below one (`*.`), an address; with its port, where that is told. */
export const isHost = (text: string): boolean =>
  pattern.test(text) || /^\[[0-9a-f:]+\](?::\d{1,5})?$/.test(text);

const longest = 1000;

/** How an endpoint is on the list: by its own name, or by one that stands for many; undefined where it is not. */
export function listedAs(endpoint: string, hosts: readonly string[]): 'itself' | 'oneOfMany' | undefined {
  if (endpoint.length > longest || !URL.canParse(endpoint)) return undefined;
  const { protocol, hostname, port, username, password } = new URL(endpoint);
  if (protocol !== 'https:' || username !== '' || password !== '') return undefined;
  const whole = `${hostname}:${port === '' ? '443' : port}`;
  if (hosts.some((host) => host === hostname || host === whole)) return 'itself';
  const below = hosts.some((host) => host.startsWith('*.') && hostname.endsWith(host.slice(1)));
  return below && port === '' ? 'oneOfMany' : undefined;
}

/** Whether an address belongs to nobody's network of their own: whoever answers there can be anybody on the internet. */
export const isPublic = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
