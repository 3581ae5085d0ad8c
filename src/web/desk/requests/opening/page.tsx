import { useState, type ReactNode } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { OpeningForms, OpeningReview } from '../../../../contract/cases/opening.ts';
import type { RequestDetail } from '../../../../contract/desk.ts';
import { Icon } from '../../parts/icon.tsx';
import { useTell } from '../../parts/notices.tsx';
import { Broken, Waiting } from '../../parts/parts.tsx';
import { useSubmit } from '../../parts/submit.ts';
import { go, Link, useQueryText } from '../../base/router.tsx';
import { useTitle } from '../../base/title.ts';
import { useWords } from '../../base/words.tsx';
import { spaced } from '../../conversation/thread/message-parts.tsx';
import { api } from '../../server/api.ts';
import { Fill } from './fill.tsx';
import { nothing, openingOf, partsOf, type Given } from './given.ts';
import { Receipt } from './receipt.tsx';
import { Sign } from './sign.tsx';

/** From the questions to the paper that is signed, and to the receipt. */
function Opening({ forms }: { readonly forms: OpeningForms }): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const queries = useQueryClient();
  const [given, setGiven] = useState<Given>(nothing);
  const [id, setId] = useState(() => crypto.randomUUID());
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [review, setReview] = useState<OpeningReview>();
  const [request, setRequest] = useState<RequestDetail>();
  const service = forms.services.find((one) => one.id === given.service);
  const opening = openingOf(given, service?.fields ?? []);
  const conversation = new URLSearchParams(useQueryText()).get('conversation');
  const { busy, submit } = useSubmit(async () => {
    if (conversation !== null) {
      await api.beginForm(conversation, { service: given.service, answers: opening.answers });
      tell.done(say('desk.opening.sent'));
      go(`/desk/conversations/${encodeURIComponent(conversation)}`);
      return;
    }
    const found = await api.reviewOpening(opening);
    setFaults(found.faults);
    if (Object.keys(found.faults).length === 0) setReview(found);
  });
  const open = async (signed: File): Promise<void> => {
    if (!review) return;
    const { print } = review;
    const opened = await api.openCase(partsOf(opening, { print, id, signed, papers: given.papers }));
    await queries.invalidateQueries({ queryKey: ['requests'] });
    setRequest(opened);
    tell.done(say('desk.opening.done', { reference: spaced(opened.reference) }));
  };
  const another = (): void => {
    setGiven(nothing);
    setId(crypto.randomUUID());
    setReview(undefined);
    setRequest(undefined);
  };
  if (request && review) return <Receipt request={request} review={review} another={another} />;
  if (review)
    return (
      <Sign review={review} title={service?.title ?? ''} back={() => setReview(undefined)} open={open} />
    );
  return (
    <form className="opening" onSubmit={submit} noValidate data-testid="opening">
      <Fill
        forms={forms}
        given={given}
        faults={faults}
        busy={busy}
        inChat={conversation !== null}
        set={setGiven}
      />
    </form>
  );
}

/** A case for somebody who came, called or wrote a letter. */
export function OpeningPage(): ReactNode {
  const { say } = useWords();
  useTitle(say('desk.opening.title'));
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['openings'], queryFn: api.openings });
  return (
    <section className="page sheet">
      <div className="sheet-doing">
        <Link to="/desk/requests" className="back" aria-label={say('desk.toRequests')}>
          <Icon name="back" />
        </Link>
        <h1 className="page-title">{say('desk.opening.title')}</h1>
      </div>
      <p className="soft sheet-doing">{say('desk.opening.lead')}</p>
      {isPending && <Waiting />}
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      {data && <Opening forms={data} />}
    </section>
  );
}
