import { BucketStore } from './bucket.ts';
import type { BucketPlace } from './bucket-place.ts';
import { FolderStore } from './folder.ts';
import type { ObjectStore } from './objects.ts';

/** Where files are kept, as the environment says. */
export interface FilesPlace {
  readonly filesDir: string;
  readonly bucket?: BucketPlace;
}

/** The store of files: a bucket where one is named, a folder otherwise. */
export const openObjects = ({ filesDir, bucket }: FilesPlace): ObjectStore =>
  bucket ? new BucketStore(bucket) : new FolderStore(filesDir);
