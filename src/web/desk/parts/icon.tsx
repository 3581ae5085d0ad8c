import type { ReactNode } from 'react';

const paths = {
  inbox: 'M4 4h16v16H4zM4 14h4.5l1.5 2.5h4l1.5-2.5H20',
  call: 'M6.5 4h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5v3A1.5 1.5 0 0 1 18.5 19 13.5 13.5 0 0 1 5 5.5 1.5 1.5 0 0 1 6.5 4z',
  requests: 'M7 3h8l4 4v14H5V3zM14 3v5h5M9 12h6M9 16h6',
  reports: 'M4 20V4M4 20h16M8 16v-4M12.5 16V8M17 16v-6',
  staff:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-3.5 2.6-6 6-6s6 2.5 6 6M16 4.5a3.3 3.3 0 0 1 0 6.3M17.5 14.4c2.2.7 3.5 2.8 3.5 5.6',
  channels:
    'M12 13.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM8.3 15.7a5.2 5.2 0 0 1 0-7.4M15.7 8.3a5.2 5.2 0 0 1 0 7.4M5.4 18.6a9.3 9.3 0 0 1 0-13.2M18.6 5.4a9.3 9.3 0 0 1 0 13.2',
  replies: 'M4 5h16v11H10l-4 4v-4H4zM8 9h8M8 12.5h5',
  narrow: 'M4 6h16M7 12h10M10 18h4',
  choose: 'M4 4h7v7H4zM5.5 7.5 7 9l2.5-3M14 7.5h6M4 14h7v7H4zM14 17.5h6',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20',
  send: 'M4 12 20 4l-5 16-3.5-6.5zM11.5 13.5 20 4',
  clip: 'm19 11-7.8 7.8a4.6 4.6 0 0 1-6.5-6.5l8-8a3 3 0 0 1 4.3 4.3l-8 8a1.4 1.4 0 0 1-2-2l7.2-7.3',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.3l3.5 2',
  late: 'M12 4 21.5 20h-19zM12 10v4.5M12 17v.4',
  bot: 'M5 9h14v10H5zM12 9V5M12 5h.1M9 13.5v1M15 13.5v1M2.5 12.5v3M21.5 12.5v3',
  member: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.6-4 3.6-6 7.5-6 2 0 3.7.5 5 1.5M15 19l2 2 4-4',
  note: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  file: 'M7 3h7l5 5v13H5V3zM13.5 3v5.5H19',
  download: 'M12 4v11M7 10.5 12 15.5l5-5M5 20h14',
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.7V8',
  keys: 'M3 6h18v12H3zM7 10h.1M11 10h.1M15 10h.1M17.5 14h.1M7 14h7',
  sound: 'M5 10v4h3l4 3.5v-11L8 10zM15.5 9.5a3.7 3.7 0 0 1 0 5M18 7a7 7 0 0 1 0 10',
  silent: 'M5 10v4h3l4 3.5v-11L8 10zM16 10l4.5 4.5M20.5 10 16 14.5',
  language:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c2.5 2.5 3.7 5.5 3.7 9s-1.2 6.5-3.7 9c-2.5-2.5-3.7-5.5-3.7-9S9.5 5.5 12 3z',
  auto: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 3v18M12 7h5M12 11h7.5M12 15h6.5',
  light:
    'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  dark: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  out: 'M14 4H5v16h9M10 12h11M17.5 8.5 21 12l-3.5 3.5',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  flag: 'M6 21V4h12l-2.5 4 2.5 4H6',
  transfer: 'M4 8h14M14.5 4.5 18 8l-3.5 3.5M20 16H6M9.5 12.5 6 16l3.5 3.5',
  close: 'M6 6l12 12M18 6 6 18',
  more: 'M5 12h.1M12 12h.1M19 12h.1',
  down: 'm6 9.5 6 6 6-6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 14.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6z',
  plus: 'M12 5v14M5 12h14',
  seal: 'M12 3l7 3v5.5c0 4.5-3 8-7 9.5-4-1.5-7-5-7-9.5V6zM8.7 12l2.3 2.3 4.3-4.5',
} as const;

export type IconName = keyof typeof paths;
const mirrored: ReadonlySet<IconName> = new Set([
  'send',
  'back',
  'forward',
  'out',
  'replies',
  'sound',
  'silent',
]);

/** A drawing beside words; it says nothing to a screen reader. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }): ReactNode {
  return (
    <svg
      className={mirrored.has(name) ? 'icon mirrored' : 'icon'}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
