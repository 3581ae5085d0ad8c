import type { Host, PulledCall } from '../../../src/channel/pulled.ts';
import { watermarkOf, type Viewer } from '../lines.ts';
import { tokensOf } from './pass.ts';
import type { Pass } from './tokens.ts';

/** Where the stream of a conversation is opened; it begins after a number, where one is given. */
export async function streamOf(host: Host, { pass, base }: Viewer, after?: number): Promise<string> {
  const from = after === undefined ? '' : `watermark=${after}&`;
  const home = `${base.replace(/^http/, 'ws')}/v3/directline/conversations/${pass.conversation}`;
  return `${home}/stream?${from}t=${await tokensOf(host).make(pass, 'stream')}`;
}

/** What opens a conversation for a client: a token, and where its stream is. */
export async function opened({ url, base }: PulledCall, host: Host, pass: Pass): Promise<object> {
  const tokens = tokensOf(host);
  const watermark = url.searchParams.get('watermark');
  const after = watermark === null ? undefined : watermarkOf(watermark);
  const [token, streamUrl] = await Promise.all([
    tokens.make(pass, 'calls'),
    streamOf(host, { pass, base }, after),
  ]);
  return {
    conversationId: pass.conversation,
    token,
    expires_in: tokens.lasts(pass, 'calls'),
    streamUrl,
    referenceGrammarId: pass.association,
  };
}
