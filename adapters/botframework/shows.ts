import type { FileToSend } from '../../src/channel/port.ts';

/** How a channel behind the connector shows what can be tapped. */
export interface Shows {
  /** `suggested`: above the text box; `card`: below the message. */
  readonly buttons: 'suggested' | 'card';
  /** Longest label of a button; longer ones are cut, and stand in full in the text. */
  readonly label: number;
  /** Adaptive Cards as such; elsewhere they become a picture, or nothing. */
  readonly adaptive: boolean;
  /** Buttons that open a page. */
  readonly links: boolean;
  /** Files that are part of the message itself: of any type, pictures alone, or none. */
  readonly files: 'any' | 'pictures' | 'none';
}

const web: Shows = { buttons: 'suggested', label: 80, adaptive: true, links: true, files: 'any' };
const messenger: Shows = { buttons: 'suggested', label: 20, adaptive: false, links: false, files: 'none' };

/**
 * By Microsoft's name of the channel, from https://learn.microsoft.com/azure/bot-service/bot-service-channels-reference. Teams shows
 * suggested actions to some clients only, cards to all.
 */
const table: Readonly<Record<string, Shows>> = {
  msteams: { buttons: 'card', label: 50, adaptive: true, links: true, files: 'pictures' },
  slack: { buttons: 'card', label: 75, adaptive: false, links: true, files: 'none' },
  webchat: web,
  directline: web,
  emulator: web,
  test: web,
  facebook: messenger,
  line: messenger,
  telegram: { ...messenger, label: 60 },
};

/** What is known of a channel; undefined for one that may show no buttons at all, such as SMS and e-mail. */
export const showsOf = (channel: string): Shows | undefined => table[channel];

/** What can stand in the message itself, in bytes; Base64 makes a third more of it, and a connector takes little above that. */
const largest = 256 * 1024;

const isPicture = (type: string): boolean => /^image\/(png|jpeg|gif)$/u.test(type);

/** Whether a file can stand in a message of one of Microsoft's channels. */
export function carries({ type, size }: FileToSend, channel: string): boolean {
  const files = showsOf(channel)?.files;
  return size <= largest && (files === 'any' || (files === 'pictures' && isPicture(type)));
}
