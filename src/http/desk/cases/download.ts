import type { DeskCall } from '../desk-call.ts';

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

interface Download {
  readonly name: string;
  readonly kind: keyof typeof types;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** Rows as a file that is downloaded. */
export const download = ({ context }: DeskCall, { name, kind, body }: Download): Response =>
  context.body(body, 200, {
    'content-type': types[kind],
    'content-disposition': `attachment; filename="${name}.${kind}"`,
    'cache-control': 'private, no-store',
  });
