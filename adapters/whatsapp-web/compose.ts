import type { Parcel } from '../../src/channel/parcel.ts';
import type { Question } from './wire.ts';

const textOf = ({ text, link }: Parcel): string =>
  [text, ...(link ? [`${link.label}: ${link.url}`] : [])].join('\n\n').trim();

/** A parcel as the child is asked to send it, to one chat. */
export function messageOf(parcel: Parcel, to: string): Extract<Question, { kind: 'send' }> {
  const { file } = parcel;
  const carried = file && {
    name: file.name,
    type: file.type,
    base64: Buffer.from(file.bytes).toString('base64'),
  };
  return { kind: 'send', to, text: textOf(parcel), ...(carried && { file: carried }) };
}
