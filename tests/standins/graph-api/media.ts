import { createHash, randomBytes } from 'node:crypto';
import { GraphRefusal, noObject } from './refusal.ts';

/** A file as it lies at Meta. */
export interface Stored {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const minute = 60_000;
const life = 5 * minute;
const limits: Readonly<Record<string, number>> = {
  image: 5 * 2 ** 20,
  audio: 16 * 2 ** 20,
  video: 16 * 2 ** 20,
  text: 100 * 2 ** 20,
  application: 100 * 2 ** 20,
};
const types = new RegExp(
  '^(audio/(aac|mp4|mpeg|amr|ogg)|text/plain|image/(jpeg|png|webp)|video/(mp4|3gpp)|application/' +
    '(pdf|msword|vnd\\.ms-(powerpoint|excel)|vnd\\.openxmlformats-officedocument\\.[\\w.]+))$',
);

/** The files of one number, and the addresses at which they can be had for five minutes. */
export class MediaStore {
  readonly #files = new Map<string, Stored>();
  readonly #addresses = new Map<string, { readonly id: string; readonly until: number }>();

  constructor(private readonly now: () => number) {}

  has(id: string): boolean {
    return this.#files.has(id);
  }

  get(id: string): Stored {
    const file = this.#files.get(id);
    if (!file) throw noObject(id);
    return file;
  }

  add(file: Omit<Stored, 'id'>): Stored {
    const stored = { ...file, id: String(randomBytes(6).readUIntBE(0, 6) + 10 ** 15) };
    this.#files.set(stored.id, stored);
    return stored;
  }

  /** As `add`, with the limits that hold for businesses. */
  upload(file: Omit<Stored, 'id'>): Stored {
    if (!types.test(file.type))
      throw new GraphRefusal(
        100,
        `Param file must be a file with one of the following types; got ${file.type}`,
      );
    const most = limits[file.type.split('/')[0] ?? ''] ?? 0;
    if (file.bytes.length > most)
      throw new GraphRefusal(131053, 'Media upload error', { details: 'too large' });
    return this.add(file);
  }

  remove(id: string): void {
    this.get(id);
    this.#files.delete(id);
  }

  /** What the Graph API tells of a file; `root` is where the stand-in is. */
  describe(id: string, root: string): Readonly<Record<string, unknown>> {
    const { type, bytes } = this.get(id);
    const key = randomBytes(12).toString('hex');
    this.#addresses.set(key, { id, until: this.now() + life });
    return {
      messaging_product: 'whatsapp',
      url: `${root}/media/${key}`,
      mime_type: type,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      file_size: bytes.length,
      id,
    };
  }

  /** The file at an address; undefined when the address is unknown or too old. */
  at(key: string): Stored | undefined {
    const address = this.#addresses.get(key);
    return address && this.now() < address.until ? this.#files.get(address.id) : undefined;
  }

  knows(key: string): boolean {
    return this.#addresses.has(key);
  }

  /** Makes every address that was given so far too old. */
  expire(): void {
    for (const [key, { id }] of this.#addresses) this.#addresses.set(key, { id, until: 0 });
  }
}
