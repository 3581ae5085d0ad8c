import { isolated, spaced, type Told } from './told.ts';

/** RFC 5545: a line has at most 75 bytes; what is longer goes on in the next, behind a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const sign of line) {
    if (new TextEncoder().encode(part + sign).length > 73) {
      parts.push(part);
      part = '';
    }
    part += sign;
  }
  return [...parts, part].join('\r\n ');
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');
const plain = (day: string): string => day.replace(/-/g, '');
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The promised day as a whole day of a calendar; undefined where none was promised. */
export function calendarOf({ receipt, name, at, say }: Told): string | undefined {
  const { reference, promisedOn } = receipt;
  if (promisedOn === undefined) return undefined;
  const title = say('receipt.event')
    .replace('@name', name)
    .replace('@reference', isolated(spaced(reference)));
  const stamp = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Silah//Receipt//AR',
    'BEGIN:VEVENT',
    `UID:${reference}@${location.hostname}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${plain(promisedOn)}`,
    `DTEND;VALUE=DATE:${plain(dayAfter(promisedOn))}`,
    `SUMMARY:${escaped(title)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map(folded).join('\r\n') + '\r\n';
}
