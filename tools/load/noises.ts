import { z } from 'zod';
import { note } from '../../src/command-line/terminal.ts';
import { takes } from '../../tests/support/pace.ts';
import { Visitor } from './visitor.ts';

/** What strangers do without end, as loops side by side, until the signal; each call may be refused. */
type Noise = (url: string, signal: AbortSignal) => Promise<void>;

/** What is noted once a noise is made. */
export const underWay = 'The noise is under way.';

const megabyte = 1024 * 1024;

/** So many loops side by side. A server that hangs up, or is too slow, is called again. */
async function loops(count: number, signal: AbortSignal, call: () => Promise<Response>): Promise<void> {
  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      const answer = await call().catch(() => undefined);
      await answer?.arrayBuffer().catch(() => undefined);
      if (answer?.status === 429) await takes(5);
    }
  };
  note(underWay);
  await Promise.all(Array.from({ length: count }, loop));
}

/** Four members with 65,000 signs each, of the sort that grows when it is folded. */
const longTexts: Noise = async (url, signal) => {
  const members = await Promise.all(Array.from({ length: 4 }, () => Visitor.arrive(url, 'rahat')));
  const body = JSON.stringify({ type: 'message', text: 'ﷺ متى يأتي الرد؟ '.repeat(3900) });
  await Promise.all(
    members.map((one) =>
      loops(1, signal, () => fetch(one.activities, { method: 'POST', headers: one.headers, body, signal })),
    ),
  );
};

/** One long conversation that is read from its beginning by 32 at once. */
const reading: Noise = async (url, signal) => {
  const one = await Visitor.arrive(url, 'rahat');
  for (let n = 0; n < 60; n += 1) await one.say(`${n} ${'قصة طويلة '.repeat(100)}`);
  await loops(32, signal, () => fetch(`${one.activities}?watermark=0`, { headers: one.headers, signal }));
};

/** Files of ten megabytes, five at once, where nobody asked for one. */
const uploads: Noise = async (url, signal) => {
  const one = await Visitor.arrive(url, 'rahat');
  const part = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4\n';
  const body = Buffer.concat([Buffer.from(part), Buffer.alloc(9.9 * megabyte), Buffer.from('\r\n--x--\r\n')]);
  const headers = { ...one.headers, 'content-type': 'multipart/form-data; boundary=x' };
  await loops(5, signal, () =>
    fetch(one.activities.replace(/activities$/, 'upload'), { method: 'POST', headers, body, signal }),
  );
};

/** Eight who open one conversation after the other. */
const arrivals: Noise = (url, signal) =>
  loops(8, signal, () => fetch(`${url}/webchat/rahat/token`, { method: 'POST', body: '{}', signal }));

const noises = { longTexts, reading, uploads, arrivals } satisfies Readonly<Record<string, Noise>>;

/** The name of a noise in the report. */
export type NoiseName = keyof typeof noises;
export const noiseNames = [
  'longTexts',
  'reading',
  'uploads',
  'arrivals',
] as const satisfies readonly NoiseName[];

/** A noise that was made until it was ended. */
export const NoiseReport = z.object({ noise: z.enum(noiseNames), violations: z.array(z.string()) });
export type NoiseReport = z.infer<typeof NoiseReport>;

/** Makes one noise at a server until this process is told to end (SIGTERM). */
export async function makeNoise(noise: NoiseName, url: string): Promise<NoiseReport> {
  const over = new AbortController();
  process.once('SIGTERM', () => over.abort());
  await noises[noise](url, over.signal).catch((error: unknown) => {
    if (!over.signal.aborted) throw error;
  });
  return { noise, violations: [] };
}
