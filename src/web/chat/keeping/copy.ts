import { listIn, parsedJson } from '../../base/json.ts';

/** What was said last, as this device keeps it: encrypted by a key that no script can read, in a database of the association. It guards nothing where the telephone lies open. */
const store = 'copy';
const nameOf = (association: string): string => `silah:${association}`;

const answerOf = <Answer>(request: IDBRequest<Answer>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('refused'));
  });

async function opened(association: string): Promise<IDBDatabase> {
  const request = indexedDB.open(nameOf(association), 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store);
  const database = await answerOf(request);
  // Another tab forgets the conversation: this one does not stand in its way.
  database.onversionchange = () => database.close();
  return database;
}

const valueAt = (database: IDBDatabase, name: string): Promise<unknown> =>
  answerOf<unknown>(database.transaction(store).objectStore(store).get(name));

const put = (database: IDBDatabase, name: string, value: unknown): Promise<unknown> =>
  answerOf(database.transaction(store, 'readwrite').objectStore(store).put(value, name));

async function keyIn(database: IDBDatabase): Promise<CryptoKey> {
  const known = await valueAt(database, 'key');
  if (known instanceof CryptoKey) return known;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  await put(database, 'key', made);
  return made;
}

async function within<Result>(
  association: string,
  work: (database: IDBDatabase) => Promise<Result>,
): Promise<Result> {
  const database = await opened(association);
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** Keeps these in place of what was kept. */
export const saveCopy = (association: string, activities: readonly unknown[]): Promise<void> =>
  within(association, async (database) => {
    const key = await keyIn(database);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify({ activities }));
    const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain);
    await put(database, 'said', { iv, data });
  });

/** What was kept; nothing where there is none, or none that can be read. */
export const readCopy = (association: string): Promise<readonly unknown[]> =>
  within(association, async (database) => {
    const [key, said] = await Promise.all([valueAt(database, 'key'), valueAt(database, 'said')]);
    if (!(key instanceof CryptoKey) || typeof said !== 'object' || said === null) return [];
    const { iv, data } = said as { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer };
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data);
    return listIn(parsedJson(new TextDecoder().decode(plain)), 'activities');
  });

/** Nothing of it is left, and no key that opened it. */
export async function wipeCopy(association: string): Promise<void> {
  await answerOf(indexedDB.deleteDatabase(nameOf(association)));
}
