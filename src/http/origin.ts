import type { Context } from 'hono';
import { callIn } from './callers.ts';
import type { Doors } from './doors.ts';

/** Whether a call came through TLS, as far as is known: PUBLIC_URL says so, or a named proxy. */
export const isSecure = (context: Context, { publicUrl, callers }: Doors): boolean =>
  publicUrl === undefined ? callers.isSecure(callIn(context)) : publicUrl.startsWith('https:');

/** Where this server is reached from outside: PUBLIC_URL, else the address that the caller used. */
export function originOf(context: Context, doors: Doors): string {
  if (doors.publicUrl !== undefined) return doors.publicUrl;
  const { protocol, host } = new URL(context.req.url);
  return `${isSecure(context, doors) ? 'https:' : protocol}//${host}`;
}
