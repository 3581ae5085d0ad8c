import { join } from 'node:path';
import type { PulledChannel } from '../channel/pulled.ts';
import type { Layout } from './layout.ts';
import { hosted } from './pulled/assets.ts';

interface Parts extends Pick<Layout, 'kinds' | 'deskLines'> {
  readonly pulled: readonly PulledChannel[];
  /** What was built for browsers: a folder for each client. */
  readonly webFolder: string;
}

/** Reads what was built for browsers, whose files' addresses change with their content. */
export const layoutOf = ({ pulled, kinds, webFolder, deskLines }: Parts): Layout => ({
  hosted: pulled.map((channel) => hosted(channel, webFolder)),
  kinds,
  deskFolder: join(webFolder, 'desk'),
  toldFolder: join(webFolder, 'told'),
  deskLines,
});
