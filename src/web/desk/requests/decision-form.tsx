import { useState, type ReactNode } from 'react';
import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { RequestDetail } from '../../../contract/desk.ts';
import { api } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { useTell } from '../parts/notices.tsx';
import { Confirm, Said } from '../parts/parts.tsx';
import { inTab } from '../base/remembered.ts';
import { dirOf } from '../parts/dir.ts';
import { useWords } from '../base/words.tsx';

type Choice = 'accepted' | 'refused';
const options = [
  { choice: 'accepted', icon: 'check', testid: 'decision-accept' },
  { choice: 'refused', icon: 'close', testid: 'decision-refuse' },
] as const;

function DecisionOptions({
  chosen,
  choose,
}: {
  chosen: Choice | undefined;
  choose: (choice: Choice) => void;
}): ReactNode {
  const { say } = useWords();
  return (
    <div className="decision-options" role="group" aria-label={say('desk.decision.title')}>
      {options.map(({ choice, icon, testid }) => (
        <Button
          key={choice}
          size="md"
          variant={chosen === choice ? 'filled' : 'default'}
          aria-pressed={chosen === choice}
          leftSection={<Icon name={icon} size={18} />}
          onClick={() => choose(choice)}
          data-testid={testid}
        >
          {say(`desk.decision.${choice}`)}
        </Button>
      ))}
    </div>
  );
}

/** The committee's decision, with a reason that the member reads word for word; told only after a second look. */
export function DecisionForm({ request }: { readonly request: RequestDetail }): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const queries = useQueryClient();
  const { reference } = request;
  const [choice, setChoice] = useState<Choice>();
  const draft = inTab(`reason ${reference}`);
  const [reason, setReason] = useState(() => draft.read() ?? '');
  const [asking, setAsking] = useState(false);
  const ready = choice !== undefined && reason.trim().length >= 3;
  const write = (text: string): void => {
    draft.write(text);
    setReason(text);
  };
  const decide = async (): Promise<void> => {
    if (choice === undefined) return;
    await api.decide(reference, { decision: choice, reason: reason.trim() });
    draft.write(undefined);
    await queries.invalidateQueries();
    tell.done(say('desk.decision.done'));
  };
  return (
    <section className="decision" aria-label={say('desk.decision.title')}>
      <h2>{say('desk.decision.title')}</h2>
      <p className="soft">
        <Said>{request.committee}</Said>
      </p>
      <DecisionOptions chosen={choice} choose={setChoice} />
      <Textarea
        label={say('desk.decision.reason')}
        description={say('desk.decision.reasonHint')}
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
        {say('desk.decision.submit')}
      </Button>
      <Confirm
        opened={asking}
        title={say('desk.decision.sure')}
        yes={say(`desk.decision.yes-${choice ?? 'accepted'}`)}
        act={decide}
        leave={() => setAsking(false)}
      >
        <p>{say('desk.decision.tells')}</p>
        <p className="quoted">
          <strong>{say(`desk.decision.${choice ?? 'accepted'}`)}</strong>
          <br />
          <Said>{reason.trim()}</Said>
        </p>
      </Confirm>
    </section>
  );
}
