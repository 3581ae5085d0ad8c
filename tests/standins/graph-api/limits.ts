import { z } from 'zod';

const words = (most: number) => z.string().trim().min(1).max(most);
const Source = z
  .object({ id: z.string().optional(), link: z.url().optional() })
  .refine(({ id, link }) => (id === undefined) !== (link === undefined), 'either id or link');

/** Meta's limits, as its reference of messages gives them. */
export const Text = z.object({ body: words(4096), preview_url: z.boolean().optional() });
export const Image = Source.and(z.object({ caption: z.string().max(1024).optional() }));
export const Document = Image.and(z.object({ filename: z.string().optional() }));

const Header = z.union([
  z.object({ type: z.literal('text'), text: words(60) }),
  z.object({ type: z.literal('image'), image: Source }),
  z.object({ type: z.literal('document'), document: Source }),
  z.object({ type: z.literal('video'), video: Source }),
]);
const TextHeader = z.object({ type: z.literal('text'), text: words(60) });
const Body = z.object({ text: words(1024) });
const Footer = z.object({ text: words(60) }).optional();

const unique = <T>(items: readonly T[], of: (item: T) => string): boolean =>
  new Set(items.map(of)).size === items.length;

const Reply = z.object({ type: z.literal('reply'), reply: z.object({ id: words(256), title: words(20) }) });
const Row = z.object({ id: words(200), title: words(24), description: z.string().max(72).optional() });
const Section = z.object({ title: z.string().max(24).optional(), rows: z.array(Row).min(1).max(10) });

export const Interactive = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('button'),
    header: Header.optional(),
    body: Body,
    footer: Footer,
    action: z.object({
      buttons: z
        .array(Reply)
        .min(1)
        .max(3)
        .refine((all) => unique(all, ({ reply }) => reply.id), 'ids must differ')
        .refine((all) => unique(all, ({ reply }) => reply.title), 'titles must differ'),
    }),
  }),
  z.object({
    type: z.literal('list'),
    header: TextHeader.optional(),
    body: Body,
    footer: Footer,
    action: z.object({
      button: words(20),
      sections: z
        .array(Section)
        .min(1)
        .max(10)
        .refine((all) => all.flatMap(({ rows }) => rows).length <= 10, 'at most 10 rows')
        .refine(
          (all) =>
            unique(
              all.flatMap(({ rows }) => rows),
              ({ id }) => id,
            ),
          'ids must differ',
        )
        .refine(
          (all) => all.length === 1 || all.every(({ title = '' }) => title !== ''),
          'sections need titles',
        ),
    }),
  }),
  z.object({
    type: z.literal('cta_url'),
    header: Header.optional(),
    body: Body,
    footer: Footer,
    action: z.object({
      name: z.literal('cta_url'),
      parameters: z.object({ display_text: words(20), url: z.url({ protocol: /^https?$/ }) }),
    }),
  }),
]);
export type Interactive = z.infer<typeof Interactive>;

const Parameter = z.object({ type: z.literal('text'), text: words(1024) });
const index = z.string().regex(/^\d$/);
const Component = z.union([
  z.object({ type: z.enum(['header', 'body']), parameters: z.array(Parameter).default([]) }),
  z.object({
    type: z.literal('button'),
    sub_type: z.literal('quick_reply'),
    index,
    parameters: z.tuple([z.object({ type: z.literal('payload'), payload: words(128) })]),
  }),
  z.object({
    type: z.literal('button'),
    sub_type: z.literal('url'),
    index,
    parameters: z.tuple([z.object({ type: z.literal('text'), text: words(15) })]),
  }),
]);
export const Template = z.object({
  name: z.string(),
  language: z.object({ code: z.string() }),
  components: z.array(Component).default([]),
});

/** Meta takes these in no parameter. */
export const isBroken = (text: string): boolean => /[\n\t]| {5}/.test(text);

export const Envelope = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.literal('individual').optional(),
  to: z.string().optional(),
  recipient: z.string().optional(),
  type: z.string().default('text'),
  biz_opaque_callback_data: z.string().max(512).optional(),
});

export const Mark = z.object({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: z.string(),
  typing_indicator: z.object({ type: z.literal('text') }).optional(),
});
