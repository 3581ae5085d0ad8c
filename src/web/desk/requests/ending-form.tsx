import { useState, type ReactNode } from 'react';
import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { isOpenCase } from '../../../contract/cases/status.ts';
import type { RequestDetail } from '../../../contract/desk.ts';
import { api } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { useTell } from '../parts/notices.tsx';
import { Confirm, Said } from '../parts/parts.tsx';
import { inTab } from '../base/remembered.ts';
import { dirOf } from '../parts/dir.ts';
import { useWords } from '../base/words.tsx';

const options = {
  decision: [
    { choice: 'accepted', icon: 'check', testid: 'decision-accept' },
    { choice: 'partly', icon: 'check', testid: 'decision-partly' },
    { choice: 'refused', icon: 'close', testid: 'decision-refuse' },
    { choice: 'abstained', icon: 'back', testid: 'decision-abstain' },
  ],
  conclusion: [
    { choice: 'handled', icon: 'check', testid: 'conclusion-handled' },
    { choice: 'filed', icon: 'replies', testid: 'conclusion-filed' },
  ],
} as const;
type Ending = RequestDetail['ends'];
type Option = (typeof options)[Ending][number];

interface OptionsProps {
  readonly of: Ending;
  readonly chosen: Option | undefined;
  readonly choose: (option: Option) => void;
}

function Options({ of, chosen, choose }: OptionsProps): ReactNode {
  const { say, sayWord } = useWords();
  return (
    <div className="decision-options" role="group" aria-label={say(`desk.${of}.title`)}>
      {options[of].map((option) => (
        <Button
          key={option.choice}
          size="md"
          variant={chosen === option ? 'filled' : 'default'}
          aria-pressed={chosen === option}
          leftSection={<Icon name={option.icon} size={18} />}
          onClick={() => choose(option)}
          data-testid={option.testid}
        >
          {sayWord(`desk.${of}`, option.choice)}
        </Button>
      ))}
    </div>
  );
}

/** Ends a request as was chosen. */
const end = (reference: string, { choice }: Option, reason: string): Promise<RequestDetail> =>
  choice === 'handled' || choice === 'filed'
    ? api.conclude(reference, { conclusion: choice, reason })
    : api.decide(reference, { decision: choice, reason });

/** The committee's decision, or how a case ends that others study, with a reason that the member reads word for word; told only after a second look. */
export function EndingForm({ request }: { readonly request: RequestDetail }): ReactNode {
  const { say, word, sayWord } = useWords();
  const tell = useTell();
  const queries = useQueryClient();
  const { reference, ends } = request;
  const [choice, setChoice] = useState<Option>();
  const draft = inTab(`reason ${reference}`);
  const [reason, setReason] = useState(() => draft.read() ?? '');
  const [asking, setAsking] = useState(false);
  const ready = choice !== undefined && reason.trim().length >= 3;
  const write = (text: string): void => {
    draft.write(text);
    setReason(text);
  };
  const conclude = async (): Promise<void> => {
    if (choice === undefined) return;
    const { status } = await end(reference, choice, reason.trim());
    draft.write(undefined);
    await queries.invalidateQueries();
    tell.done(say(isOpenCase(status) ? 'desk.decision.voted' : `desk.${ends}.done`));
  };
  return (
    <section className="decision" aria-label={say(`desk.${ends}.title`)}>
      <h2>{say(`desk.${ends}.title`)}</h2>
      <p className="soft">
        <Said>{request.committee}</Said>
      </p>
      <Options of={ends} chosen={choice} choose={setChoice} />
      <Textarea
        label={word(`desk.${ends}`, `reason-${choice?.choice ?? ''}`) ?? say(`desk.${ends}.reason`)}
        description={say(`desk.${ends}.reasonHint`)}
        attributes={{ input: { dir: dirOf(reason) } }}
        rows={4}
        maxLength={2000}
        required
        withAsterisk={false}
        value={reason}
        onChange={(event) => write(event.currentTarget.value)}
        data-testid="decision-reason"
      />
      <Button size="md" disabled={!ready} onClick={() => setAsking(true)} data-testid="decision-submit">
        {say(`desk.${ends}.submit`)}
      </Button>
      <Confirm
        opened={asking}
        title={say(`desk.${ends}.sure`)}
        yes={sayWord(`desk.${ends}`, `yes-${choice?.choice ?? ''}`)}
        act={conclude}
        leave={() => setAsking(false)}
      >
        <p>{say(`desk.${ends}.tells`)}</p>
        <p className="quoted">
          <strong>{sayWord(`desk.${ends}`, choice?.choice ?? '')}</strong>
          <br />
          <Said>{reason.trim()}</Said>
        </p>
      </Confirm>
    </section>
  );
}
