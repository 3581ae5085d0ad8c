import { Fault } from '../kernel/errors.ts';
import { usualHosts } from './hosts.ts';
import type { PushSettings } from './push.ts';
import { signingFrom, signingOf, type Signing } from './signature.ts';

/** What whoever runs the installation names of it. */
interface Named {
  readonly hosts?: readonly string[];
  /** A private key of P-256, base64url. */
  readonly key?: string;
  readonly contact?: string;
}

function signingNamed(key: string): Signing {
  try {
    return signingOf(Buffer.from(key, 'base64url'));
  } catch (cause) {
    throw new Fault('wrongEnvironment', 'PUSH_KEY: is no private key of P-256.', { cause });
  }
}

/** By what messages go out: as it is named, else the usual push services and the key that `secret` gives. Throws Fault wrongEnvironment. */
export const pushSettings = ({ hosts, key, contact }: Named, secret: Buffer): PushSettings => ({
  signing: key === undefined ? signingFrom(secret) : signingNamed(key),
  hosts: hosts ?? usualHosts,
  inside: hosts !== undefined,
  ...(contact !== undefined && { contact }),
});
