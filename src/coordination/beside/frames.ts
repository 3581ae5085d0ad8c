import type { Socket } from 'node:net';
import { deserialize, serialize } from 'node:v8';
import type { FaultCode } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';

/** A Fault of another worker. */
export interface FaultParts {
  readonly code: FaultCode;
  readonly message: string;
  readonly details?: Readonly<Record<string, Json>>;
  readonly again?: number;
}

/** What became of a question: `failed` where the other worker cannot answer it, for no reason that the caller could be told. */
export type Answer = { readonly done: unknown } | { readonly fault: FaultParts } | { readonly failed: true };

/** What workers send one another. `id` is the caller's own. */
export type Frame =
  | { readonly id: number; readonly kind: string; readonly question: unknown }
  | { readonly id: number; readonly answer: Answer }
  | { readonly kind: string; readonly news: unknown };

const headSize = 4;

/** Sends frames: the length of each, then what the engine of JavaScript makes of it. What is sent in one go leaves in one go. */
export function frameSender(socket: Socket): (frame: Frame) => void {
  let held = false;
  const letGo = (): void => {
    held = false;
    socket.uncork();
  };
  return (frame) => {
    if (!held) {
      held = true;
      socket.cork();
      process.nextTick(letGo);
    }
    const body = serialize(frame);
    const head = Buffer.allocUnsafe(headSize);
    head.writeUInt32BE(body.length);
    socket.write(head);
    socket.write(body);
  };
}

/** Calls `take` for each frame that comes in. Whoever reaches the socket is a worker of the same build. */
export function readFrames(socket: Socket, take: (frame: Frame) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    while (bytes.length - at >= headSize) {
      const end = at + headSize + bytes.readUInt32BE(at);
      if (bytes.length < end) break;
      take(deserialize(bytes.subarray(at + headSize, end)) as Frame);
      at = end;
    }
    rest = bytes.subarray(at);
  });
}
