import type { PulledChannel } from '../src/channel/pulled.ts';
import type { ChannelKind } from '../src/channel/port.ts';
import { botframework } from './botframework/index.ts';
import { telegram } from './telegram/index.ts';
import { webchat } from './webchat/index.ts';
import { whatsappCloud } from './whatsapp-cloud/index.ts';
import { whatsappWeb } from './whatsapp-web/index.ts';

/** Every kind of channel that we call. */
export const kinds: readonly ChannelKind[] = [telegram, whatsappCloud, whatsappWeb, botframework];

/** Every channel whose clients fetch what was said. */
export const pulled: readonly PulledChannel[] = [webchat];
