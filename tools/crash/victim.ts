import { startServer, type ServerProcess } from '../../tests/support/server.ts';

/** A server that is killed and comes back on the same port and folder. */
export class Victim {
  private server: ServerProcess | undefined;
  /** What every server so far has logged. */
  log = '';

  constructor(
    private readonly env: Readonly<Record<string, string>>,
    readonly url: string,
  ) {}

  async start(): Promise<void> {
    this.server = await startServer(this.env);
  }

  async kill(also?: 'database'): Promise<void> {
    await this.server?.kill(also);
    this.log += this.server?.log ?? '';
  }

  /** Kills one of the workers of the server, which goes on. */
  killWorker(nth: number): void {
    this.server?.killWorker(nth);
  }

  /** Stops the server as an operator would. Answers its exit code. */
  async stop(): Promise<number | null> {
    const code = (await this.server?.stop()) ?? null;
    this.log += this.server?.log ?? '';
    return code;
  }
}
