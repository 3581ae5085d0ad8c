import type { ReactNode } from 'react';
import type { Receipt, Review } from '../../../../contract/index.ts';
import { Said } from '../../parts/parts.tsx';
import { whenIn } from '../../base/when.ts';
import { useWords } from '../../base/words.tsx';

/** "427 9153": as it is written and said. */
export const spaced = (reference: string): string =>
  /^\d{7}$/.test(reference) ? `${reference.slice(0, 3)} ${reference.slice(3)}` : reference;

/** What the member was asked to confirm, with identifiers masked. */
export function ReviewList({ review }: { readonly review: Review }): ReactNode {
  return (
    <dl className="review">
      {review.fields.map((field, i) => (
        <div key={field.name}>
          <dt>
            <span className="review-number">{i + 1}.</span> <Said>{field.label}</Said>
          </dt>
          <dd>
            <Said>{field.shown}</Said>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What the member took home. */
export function ReceiptCard({ receipt }: { readonly receipt: Receipt }): ReactNode {
  const { say, lang } = useWords();
  const when = whenIn(lang);
  return (
    <div className="receipt">
      <span className="soft">{say('desk.request.reference')}</span>
      <strong dir="ltr">{spaced(receipt.reference)}</strong>
      {receipt.promisedOn !== undefined && (
        <span>
          {say('desk.request.due', {
            day: when.day(receipt.promisedOn),
            hijri: when.hijri(receipt.promisedOn),
          })}
        </span>
      )}
      {receipt.committee !== undefined && <Said>{receipt.committee}</Said>}
    </div>
  );
}
