import { useState, type ReactNode } from 'react';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { isOpenCase } from '../../../contract/cases/status.ts';
import type { RequestDetail } from '../../../contract/desk.ts';
import { Icon } from '../parts/icon.tsx';
import { useTell } from '../parts/notices.tsx';
import { Confirm, Said } from '../parts/parts.tsx';
import { inTab } from '../base/remembered.ts';
import { dirOf } from '../parts/dir.ts';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';
import { end, isReady, optionsOf, type Option, type Written } from './endings.ts';
import { ReadyReasons } from './ready-reasons.tsx';

interface OptionsProps {
  readonly request: RequestDetail;
  readonly chosen: Option | undefined;
  readonly choose: (option: Option) => void;
}

function Options({ request, chosen, choose }: OptionsProps): ReactNode {
  const { say, sayWord } = useWords();
  const { ends } = request;
  return (
    <div className="decision-options" role="group" aria-label={say(`desk.${ends}.title`)}>
      {optionsOf(request).map((option) => (
        <Button
          key={option.choice}
          size="md"
          variant={chosen === option ? 'filled' : 'default'}
          aria-pressed={chosen === option}
          leftSection={<Icon name={option.icon} size={18} />}
          onClick={() => choose(option)}
          data-testid={option.testid}
        >
          {sayWord(`desk.${ends}`, option.choice)}
        </Button>
      ))}
    </div>
  );
}

/** How many have voted, where one vote does not decide; and from which day on it may be decided. */
function Voting({ request: { voting, notBefore } }: Pick<OptionsProps, 'request'>): ReactNode {
  const { say, lang } = useWords();
  const when = whenIn(lang);
  const isOfMany = voting && Math.max(voting.quorum, voting.approvals) > 1;
  return (
    <>
      {isOfMany && (
        <p className="soft" data-testid="voting">
          {say('desk.decision.voting', {
            cast: String(voting.cast),
            quorum: String(voting.quorum),
            approvals: String(voting.approvals),
          })}
        </p>
      )}
      {notBefore !== undefined && (
        <p data-testid="not-before">
          {say('desk.decision.notBefore', { day: when.day(notBefore), hijri: when.hijri(notBefore) })}
        </p>
      )}
    </>
  );
}

interface WritingProps extends OptionsProps {
  readonly written: Written;
  readonly write: (written: Partial<Written>) => void;
}

/** The day, where it is put off, and the reason: ready, or in own words. */
function Writing({ request, chosen, written, write }: Omit<WritingProps, 'choose'>): ReactNode {
  const { say, word } = useWords();
  const { ends } = request;
  const hint = word(`desk.${ends}`, `hint-${chosen?.choice ?? ''}`) ?? say(`desk.${ends}.reasonHint`);
  return (
    <>
      {chosen?.choice === 'deferred' && (
        <TextInput
          type="date"
          label={say('desk.decision.day')}
          value={written.day}
          onChange={(event) => write({ day: event.currentTarget.value })}
          data-testid="decision-day"
        />
      )}
      <ReadyReasons
        reasons={(request.reasons ?? []).filter((one) => one.for === chosen?.choice)}
        clause={written.clause}
        take={({ words, clause }) => write({ reason: words, clause: clause?.id })}
        drop={() => write({ clause: undefined })}
      />
      <Textarea
        label={word(`desk.${ends}`, `reason-${chosen?.choice ?? ''}`) ?? say(`desk.${ends}.reason`)}
        description={hint}
        attributes={{ input: { dir: dirOf(written.reason) } }}
        rows={4}
        maxLength={2000}
        value={written.reason}
        onChange={(event) => write({ reason: event.currentTarget.value })}
        data-testid="decision-reason"
      />
    </>
  );
}

/** What is chosen and written, once more, before it is done. */
function Chosen({ request, chosen, written }: Omit<WritingProps, 'choose' | 'write'>): ReactNode {
  const { say, word, sayWord, lang } = useWords();
  const { ends } = request;
  const choice = chosen?.choice ?? '';
  return (
    <>
      <p>{word(`desk.${ends}`, `tells-${choice}`) ?? say(`desk.${ends}.tells`)}</p>
      <p className="quoted">
        <strong>{sayWord(`desk.${ends}`, choice)}</strong>
        {choice === 'deferred' && written.day !== '' && <> · {whenIn(lang).day(written.day)}</>}
        <br />
        <Said>{written.reason.trim()}</Said>
      </p>
    </>
  );
}

const nothing: Written = { reason: '', clause: undefined, day: '' };

/** The committee's decision, or how a case ends that others study, with a reason that the member reads word for word; told only after a second look. */
export function EndingForm({ request }: { readonly request: RequestDetail }): ReactNode {
  const { say, word, sayWord } = useWords();
  const tell = useTell();
  const queries = useQueryClient();
  const { reference, ends } = request;
  const [chosen, setChosen] = useState<Option>();
  const draft = inTab(`reason ${reference}`);
  const [written, setWritten] = useState<Written>(() => ({ ...nothing, reason: draft.read() ?? '' }));
  const [asking, setAsking] = useState(false);
  const write = (changed: Partial<Written>): void => {
    const now = { ...written, ...changed };
    draft.write(now.reason);
    setWritten(now);
  };
  const choose = (option: Option): void => {
    setChosen(option);
    write({ clause: undefined });
  };
  const conclude = async (): Promise<void> => {
    if (chosen === undefined) return;
    const { status } = await end(reference, chosen, written);
    draft.write(undefined);
    setWritten(nothing);
    setChosen(undefined);
    await queries.invalidateQueries();
    const done = chosen.choice === 'deferred' ? 'desk.decision.putOff' : undefined;
    tell.done(say(done ?? (isOpenCase(status) ? 'desk.decision.voted' : `desk.${ends}.done`)));
  };
  return (
    <section className="decision" aria-label={say(`desk.${ends}.title`)}>
      <h2>{say(`desk.${ends}.title`)}</h2>
      <p className="soft">
        <Said>{request.committee}</Said>
      </p>
      <Voting request={request} />
      <Options request={request} chosen={chosen} choose={choose} />
      <Writing request={request} chosen={chosen} written={written} write={write} />
      <Button
        size="md"
        disabled={!isReady(chosen, written)}
        onClick={() => setAsking(true)}
        data-testid="decision-submit"
      >
        {say(`desk.${ends}.submit`)}
      </Button>
      <Confirm
        opened={asking}
        title={word(`desk.${ends}`, `sure-${chosen?.choice ?? ''}`) ?? say(`desk.${ends}.sure`)}
        yes={sayWord(`desk.${ends}`, `yes-${chosen?.choice ?? ''}`)}
        act={conclude}
        leave={() => setAsking(false)}
      >
        <Chosen request={request} chosen={chosen} written={written} />
      </Confirm>
    </section>
  );
}
