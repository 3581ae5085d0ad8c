import { useState, type ReactNode } from 'react';
import { Button, FileInput } from '@mantine/core';
import type { OpeningReview } from '../../../../contract/cases/opening.ts';
import { Icon } from '../../parts/icon.tsx';
import { Confirm, Said } from '../../parts/parts.tsx';
import { useWords } from '../../base/words.tsx';
import { useMe } from '../../shell/session.tsx';
import { RequestRow } from '../request-row.tsx';

/** So many signs of the print stand on the paper: enough to find the paper that belongs to a review. */
const markLength = 12;

/** The paper that is signed: every answer, the sentence, the notice about data, and room for name, signature and day. */
function Sheet({ review, title }: { readonly review: OpeningReview; readonly title: string }): ReactNode {
  const { say } = useWords();
  const { name } = useMe().association;
  return (
    <div className="sheet-case opening-sheet" data-testid="opening-sheet" lang="ar" dir="rtl">
      <header className="sheet-head">
        <p>{name}</p>
        <h2>
          <Said>{title}</Said>
        </h2>
      </header>
      <dl className="sheet-data">
        {review.fields.map((field) => (
          <div key={field.name}>
            <dt>
              <Said>{field.label}</Said>
            </dt>
            <dd>
              <Said>{field.shown}</Said>
            </dd>
          </div>
        ))}
      </dl>
      <p className="opening-attests">
        <Said>{review.attestation}</Said>
      </p>
      <p className="soft">
        <Said>{review.notice}</Said>
      </p>
      <dl className="opening-signature">
        {(['name', 'signature', 'date'] as const).map((part) => (
          <div key={part}>
            <dt>{say(`desk.opening.${part}`)}</dt>
            <dd />
          </div>
        ))}
      </dl>
      <p className="soft">
        {say('desk.opening.mark')}: <bdi dir="ltr">{review.print.slice(0, markLength)}</bdi>
      </p>
    </div>
  );
}

/** What may be the same case, and what to make sure of. */
function Beside({ review: { similar, doubts } }: { readonly review: OpeningReview }): ReactNode {
  const { say } = useWords();
  return (
    <>
      {similar.length > 0 && (
        <section data-testid="opening-similar">
          <p className="alarm-line">
            <Icon name="late" size={18} /> {say('desk.opening.similar')}
          </p>
          <ul className="rows">
            {similar.map((item) => (
              <RequestRow key={item.reference} item={item} />
            ))}
          </ul>
        </section>
      )}
      {Object.keys(doubts).length > 0 && (
        <section data-testid="opening-doubts">
          <h2>{say('desk.opening.doubts')}</h2>
          {Object.entries(doubts).map(([name, doubt]) => (
            <p key={name}>
              <Said>{doubt}</Said>
            </p>
          ))}
        </section>
      )}
    </>
  );
}

interface SignProps {
  readonly review: OpeningReview;
  readonly title: string;
  readonly back: () => void;
  readonly open: (signed: File) => Promise<void>;
}

/** The review as it is signed on paper, what may be the same case, and the scan of what was signed. */
export function Sign({ review, title, back, open }: SignProps): ReactNode {
  const { say } = useWords();
  const [signed, setSigned] = useState<File | null>(null);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <div className="sheet-doing">
        <Button variant="default" onClick={back} data-testid="opening-change">
          {say('desk.opening.change')}
        </Button>
        <Button
          onClick={() => window.print()}
          leftSection={<Icon name="file" size={18} />}
          data-testid="opening-print"
        >
          {say('desk.opening.print')}
        </Button>
      </div>
      <div className="sheet-doing opening-beside">
        <Beside review={review} />
        <p className="soft">{say('desk.opening.sheetHint')}</p>
      </div>
      <Sheet review={review} title={title} />
      <div className="sheet-doing opening-beside">
        <FileInput
          label={say('desk.opening.signed')}
          placeholder={say('desk.opening.signedHint')}
          accept="image/*,application/pdf"
          clearable
          value={signed}
          onChange={setSigned}
          data-testid="opening-signed"
        />
        <Button
          leftSection={<Icon name="seal" size={18} />}
          disabled={signed === null}
          onClick={() => setAsking(true)}
          data-testid="opening-submit"
        >
          {say('desk.opening.submit')}
        </Button>
        <Confirm
          opened={asking}
          title={say('desk.opening.submit')}
          yes={say('desk.opening.submit')}
          act={async () => {
            if (signed) await open(signed);
          }}
          leave={() => setAsking(false)}
        >
          <p>{say('desk.opening.sure')}</p>
        </Confirm>
      </div>
    </>
  );
}
