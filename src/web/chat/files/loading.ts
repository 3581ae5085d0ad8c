import type { Page } from '../page/page.ts';
import type { Answer } from '../connection/request.ts';
import type { Uploading } from './upload.ts';

/** What sends files, as the build made it of `files.ts`. */
export interface Files {
  readonly prepared: (file: File, workerUrl: string) => Promise<File>;
  readonly upload: (form: FormData, way: Uploading) => Promise<Answer<unknown>>;
}

let loaded: Promise<Files> | undefined;

/** Undefined while it cannot be fetched: the next file tries again. */
export async function files(page: Page): Promise<Files | undefined> {
  try {
    return await (loaded ??= page.loadMute<Files>('files'));
  } catch {
    loaded = undefined;
    return undefined;
  }
}
