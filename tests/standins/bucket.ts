import { join } from 'node:path';
import { productRoot } from '../../src/kernel/paths.ts';
import { freePort, startProgram, type Child } from '../support/children.ts';
import { removeFolder, temporaryFolder } from '../support/folders.ts';
import { until } from '../support/wait.ts';

/** What its library takes for a key, and for its secret. */
const name = 'S3RVER';

/** A store that speaks the S3 protocol and checks signatures: the library s3rver, with one bucket. */
export class Bucket {
  private child: Child | undefined;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<Bucket> {
    const bucket = new Bucket(await temporaryFolder(), await freePort());
    await bucket.start();
    return bucket;
  }

  /** The address for FILES_URL. */
  urlFor(bucket = 'silah', key = name): string {
    return `http://${key}:${name}@127.0.0.1:${this.port}/${bucket}/members`;
  }

  async start(): Promise<void> {
    const program = join(productRoot(), 'node_modules/s3rver/bin/s3rver.js');
    const words = ['-d', this.folder, '-a', '127.0.0.1', '-p', String(this.port), '--silent'];
    const child = startProgram({
      program: process.execPath,
      // Its tokens of a listing are made by DES.
      words: ['--openssl-legacy-provider', program, ...words, '--configure-bucket', 'silah'],
    });
    this.child = child;
    const answers = (): Promise<boolean> =>
      fetch(`http://127.0.0.1:${this.port}/silah`).then(
        () => true,
        () => false,
      );
    await until('the store answers', answers, { found: () => child.log });
  }

  /** Ends it; what lies there stays. */
  async stop(): Promise<void> {
    this.child?.send('SIGTERM');
    await this.child?.ended;
  }

  async remove(): Promise<void> {
    await this.stop();
    await removeFolder(this.folder);
  }
}
