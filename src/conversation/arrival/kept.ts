import { z } from 'zod';
import type { IncomingMessage } from '../../channel/message.ts';
import { plainJson, type Json } from '../../kernel/json.ts';

/** Bytes as they are kept: base64; as a Buffer made JSON of itself in earlier releases. */
const Bytes = z.union([
  z.string().transform((text) => new Uint8Array(Buffer.from(text, 'base64'))),
  z
    .object({ type: z.literal('Buffer'), data: z.array(z.number()) })
    .transform(({ data }) => Uint8Array.from(data)),
  z.record(z.string().regex(/^\d+$/), z.number()).transform((data) => Uint8Array.from(Object.values(data))),
]);

const Media = z.object({
  ref: z.string(),
  name: z.string(),
  size: z.exactOptional(z.number()),
  sound: z.exactOptional(z.literal(true)),
});

const Kept = z.object({
  external: z.string(),
  lang: z.exactOptional(z.enum(['ar', 'en'])),
  number: z.exactOptional(z.string()),
  album: z.exactOptional(
    z.union([
      z.object({ id: z.string() }),
      z.object({ at: z.number(), more: z.exactOptional(z.literal(true)) }),
    ]),
  ),
  beside: z.exactOptional(z.literal(true)),
  content: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('start') }),
    z.looseObject({ kind: z.literal('text'), text: z.string(), cut: z.exactOptional(z.literal(true)) }),
    z.object({ kind: z.literal('tap'), prompt: z.string(), choice: z.string(), text: z.string() }),
    z.object({ kind: z.literal('file'), name: z.string(), bytes: Bytes }),
    z.object({ kind: z.literal('media'), media: Media }),
    z.object({
      kind: z.literal('unsupported'),
      what: z.string(),
      place: z.exactOptional(z.object({ latitude: z.number(), longitude: z.number() })),
    }),
  ]),
});

/** A message as it is kept before its turn. */
export function packed(message: IncomingMessage): Json {
  const { content } = message;
  if (content.kind !== 'file') return plainJson(message);
  const { kind, name, bytes } = content;
  return plainJson({ ...message, content: { kind, name, bytes: Buffer.from(bytes).toString('base64') } });
}

/** A message that was kept. Throws for what is none. */
export const unpacked = (kept: Json): IncomingMessage => Kept.parse(kept);
