import { useState, type ReactNode } from 'react';
import { Button, Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { UnansweredGroup, UnansweredList } from '../../../contract/kept/unanswered.ts';
import { Icon } from '../parts/icon.tsx';
import { useTell } from '../parts/notices.tsx';
import { Said } from '../parts/parts.tsx';
import { whenIn } from '../base/when.ts';
import { useWords } from '../base/words.tsx';
import { api } from '../server/api.ts';
import { Refusal } from '../server/wire.ts';

/** What members asked: its last wording, how often and when last, and the other wordings behind a disclosure. */
function Asked({
  group: { text, others, count, lastAt, after },
}: {
  readonly group: UnansweredGroup;
}): ReactNode {
  const { say, lang } = useWords();
  return (
    <>
      <p className="pre fact-bubble" data-testid="unanswered-text">
        <Said>{text}</Said>
      </p>
      <p className="soft">
        <span data-testid="unanswered-count">{say('desk.notAnswered.asked', { count })}</span>،{' '}
        {say('desk.notAnswered.last', { at: whenIn(lang).moment(lastAt) })}{' '}
        {after !== undefined && <span className="chip">{say('desk.notAnswered.waits')}</span>}
      </p>
      {others.length > 0 && (
        <details>
          <summary>{say('desk.notAnswered.others')}</summary>
          <ul>
            {others.map((one) => (
              <li key={one}>
                <Said>{one}</Said>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface CardProps {
  readonly group: UnansweredGroup;
  readonly list: Pick<UnansweredList, 'answers' | 'kinds'>;
}

type Decide = (kind: string, answer?: string) => void;

/** Which approved answer says it: those that come nearest by one press, and all others. */
function Answers({
  group: { near },
  answers,
  busy,
  press,
  decide,
}: Pick<CardProps, 'group'> & {
  readonly answers: UnansweredList['answers'];
  readonly busy: boolean;
  /** The words of the press by which another answer is taken. */
  readonly press: string;
  readonly decide: (answer: string) => void;
}): ReactNode {
  const { say } = useWords();
  const [other, setOther] = useState<string | null>(null);
  return (
    <div className="unanswered-answers">
      <p className="soft">{say('desk.notAnswered.which')}</p>
      <div className="card-buttons">
        {near.map(({ id, title }) => (
          <Button
            key={id}
            variant="light"
            disabled={busy}
            leftSection={<Icon name="check" size={18} />}
            onClick={() => decide(id)}
            data-testid="unanswered-near"
            data-answer={id}
          >
            <Said>{title}</Said>
          </Button>
        ))}
      </div>
      <div className="unanswered-other">
        <Select
          aria-label={say('desk.notAnswered.otherAnswer')}
          placeholder={say('desk.notAnswered.otherAnswer')}
          searchable
          data={answers.map(({ id, title }) => ({ value: id, label: title }))}
          value={other}
          onChange={setOther}
          data-testid="unanswered-other"
        />
        <Button
          variant="default"
          disabled={busy || other === null}
          onClick={() => other !== null && decide(other)}
          data-testid="unanswered-take"
        >
          {press}
        </Button>
      </div>
    </div>
  );
}

/** Questions that ask for the same, and what may be decided of them, by one press each. */
export function QuestionCard({ group, list }: CardProps): ReactNode {
  const { say, named } = useWords();
  const queries = useQueryClient();
  const tell = useTell();
  const [busy, setBusy] = useState(false);
  const [fell, setFell] = useState<readonly string[]>([]);
  const decide: Decide = (kind, answer) => {
    setBusy(true);
    setFell([]);
    void api
      .decideUnanswered(kind, {
        questions: group.questions,
        ...(group.after !== undefined && { after: group.after }),
        ...(answer !== undefined && { answer }),
      })
      .then(async () => {
        tell.done(named(`desk.notAnswered.verdict.${kind}.done`) ?? '');
        await queries.invalidateQueries({ queryKey: ['unanswered'] });
      })
      .catch((error: unknown) => {
        if (error instanceof Refusal && error.fell) setFell(error.fell);
        else tell.failed(error);
      })
      .finally(() => setBusy(false));
  };
  const teaching = list.kinds.find(({ teaches }) => teaches);
  return (
    <li className="fact" data-testid="unanswered">
      <Asked group={group} />
      {fell.length > 0 && (
        <div className="banner alarming" role="alert" data-testid="unanswered-fell">
          <Icon name="late" size={18} /> {say('desk.fault.wouldUnlearn')}
          <ul>
            {fell.map((one) => (
              <li key={one}>
                <Said>{one}</Said>
              </li>
            ))}
          </ul>
        </div>
      )}
      {teaching && (
        <Answers
          group={group}
          answers={list.answers}
          busy={busy}
          press={named(`desk.notAnswered.verdict.${teaching.name}.press`) ?? teaching.name}
          decide={(answer) => decide(teaching.name, answer)}
        />
      )}
      <div className="card-buttons">
        {list.kinds
          .filter(({ teaches }) => !teaches)
          .map(({ name }) => (
            <Button
              key={name}
              variant="default"
              disabled={busy}
              onClick={() => decide(name)}
              data-testid={`unanswered-${name}`}
            >
              {named(`desk.notAnswered.verdict.${name}.press`) ?? name}
            </Button>
          ))}
      </div>
    </li>
  );
}
