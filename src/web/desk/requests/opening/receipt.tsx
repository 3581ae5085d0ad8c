import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { OpeningReview } from '../../../../contract/cases/opening.ts';
import type { RequestDetail } from '../../../../contract/desk.ts';
import { dayOf } from '../../../base/riyadh.ts';
import { Icon } from '../../parts/icon.tsx';
import { Said } from '../../parts/parts.tsx';
import { Link } from '../../base/router.tsx';
import { whenIn } from '../../base/when.ts';
import { useWords } from '../../base/words.tsx';
import { spaced } from '../../conversation/thread/message-parts.tsx';
import { useMe } from '../../shell/session.tsx';

interface ReceiptProps {
  readonly request: RequestDetail;
  readonly review: Pick<OpeningReview, 'committee' | 'phone'>;
  readonly another: () => void;
}

/** What its member takes home: the number, and by when they are answered where the policy promises it. */
export function Receipt({ request, review: { committee, phone }, another }: ReceiptProps): ReactNode {
  const { say, lang } = useWords();
  const { name, nameEn } = useMe().association;
  const { day, hijri } = whenIn(lang);
  const { reference, service, submittedAt, replyOn, told } = request;
  const sent = dayOf(submittedAt);
  return (
    <>
      <div className="sheet-doing">
        <Link
          to={`/desk/requests/${encodeURIComponent(reference)}`}
          className="sheet-other"
          data-testid="opening-show"
        >
          {say('desk.opening.show')}
        </Link>
        <Button variant="default" onClick={another} data-testid="opening-another">
          {say('desk.opening.another')}
        </Button>
        <Button
          onClick={() => window.print()}
          leftSection={<Icon name="file" size={18} />}
          data-testid="opening-receipt-print"
        >
          {say('desk.opening.receiptPrint')}
        </Button>
      </div>
      <div className="sheet-case opening-sheet" data-testid="opening-receipt" data-reference={reference}>
        <header className="sheet-head">
          <p>{lang === 'ar' ? name : nameEn}</p>
          <h2>{say('desk.opening.receipt')}</h2>
        </header>
        <p>
          <Said>{service}</Said>
        </p>
        <p className="opening-number">
          {say('desk.opening.receiptReference')}: <strong dir="ltr">{spaced(reference)}</strong>
        </p>
        <p>{say('desk.opening.receiptOn', { day: day(sent), hijri: hijri(sent) })}</p>
        <p>{say('desk.opening.receiptStudies', { committee })}</p>
        {told && <p>{say('desk.opening.receiptBy', { day: day(replyOn), hijri: hijri(replyOn) })}</p>}
        <p>{say('desk.opening.receiptFollow')}</p>
        {phone !== undefined && <p>{say('desk.opening.receiptPhone', { phone })}</p>}
      </div>
    </>
  );
}
