import { useState, type ReactNode } from 'react';
import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { appealAnswers } from '../../../../contract/cases/appeal.ts';
import { dirOf } from '../../parts/dir.ts';
import { useTell } from '../../parts/notices.tsx';
import { Confirm, Said } from '../../parts/parts.tsx';
import { useWords } from '../../base/words.tsx';
import { api } from '../../server/api.ts';

/** The appeal of a member is answered, by somebody whom the pack names and who has not judged the case; after a second look. */
export function AppealForm({ reference }: { readonly reference: string }): ReactNode {
  const { say, sayWord } = useWords();
  const tell = useTell();
  const queries = useQueryClient();
  const [answer, setAnswer] = useState<(typeof appealAnswers)[number]>();
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const go = async (): Promise<void> => {
    if (answer === undefined) return;
    await api.answerAppeal(reference, { answer, reason: reason.trim() });
    await queries.invalidateQueries();
    tell.done(say('desk.appeal.done'));
  };
  return (
    <section className="decision" aria-label={say('desk.appeal.title')} data-testid="appeal">
      <h2>{say('desk.appeal.title')}</h2>
      <p className="soft">{say('desk.appeal.hint')}</p>
      <SegmentedControl
        fullWidth
        aria-label={say('desk.appeal.title')}
        value={answer ?? ''}
        onChange={(value) => setAnswer(appealAnswers.find((one) => one === value))}
        data={appealAnswers.map((one) => ({ value: one, label: sayWord('desk.appeal', one) }))}
        data-testid="appeal-answer"
      />
      <Textarea
        label={say('desk.appeal.reason')}
        description={say('desk.appeal.reasonHint')}
        attributes={{ input: { dir: dirOf(reason) } }}
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-testid="appeal-reason"
      />
      <Button
        size="md"
        disabled={answer === undefined || reason.trim().length < 3}
        onClick={() => setAsking(true)}
        data-testid="appeal-submit"
      >
        {say('desk.appeal.submit')}
      </Button>
      <Confirm
        opened={asking}
        title={say('desk.appeal.submit')}
        yes={say('desk.appeal.submit')}
        act={go}
        leave={() => setAsking(false)}
      >
        <p>{say('desk.appeal.tells')}</p>
        <p className="quoted">
          <Said>{reason.trim()}</Said>
        </p>
      </Confirm>
    </section>
  );
}
