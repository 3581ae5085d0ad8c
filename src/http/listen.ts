import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Fault } from '../kernel/errors.ts';

/** Listens at a port; answers which it is. Throws Fault alreadyRunning when the port is taken. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new Fault(
              'alreadyRunning',
              `PORT: ${host}:${port} is in use by another program. Set PORT to a free one.`,
              { cause: error },
            )
          : error,
      );
    });
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}
