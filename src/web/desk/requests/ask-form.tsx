import { useState, type ReactNode } from 'react';
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { isOpenCase } from '../../../contract/cases/status.ts';
import type { RequestDetail } from '../../../contract/desk.ts';
import { Icon } from '../parts/icon.tsx';
import { useTell } from '../parts/notices.tsx';
import { Confirm, Said } from '../parts/parts.tsx';
import { dirOf } from '../parts/dir.ts';
import { useWords } from '../base/words.tsx';
import { api } from '../server/api.ts';

const inTime = { hint: 'desk.ask.wordsHint', tells: 'desk.ask.tells', done: 'desk.ask.done' } as const;
const anew = {
  hint: 'desk.ask.wordsHintAnew',
  tells: 'desk.ask.tellsAnew',
  done: 'desk.ask.doneAnew',
} as const;
const own = ['asked.paper', 'asked.words'] as const;

interface FieldChoiceProps {
  readonly request: RequestDetail;
  readonly field: string;
  readonly choose: (field: string) => void;
}

/** What is asked for: a paper, an explanation, or the answer to a question of the form or of what is asked for afterwards. */
function FieldChoice({ request: { fields, afterwards = [] }, field, choose }: FieldChoiceProps): ReactNode {
  const { say } = useWords();
  return (
    <NativeSelect
      label={say('desk.ask.field')}
      value={field}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        { value: own[0], label: say('desk.ask.paper') },
        { value: own[1], label: say('desk.ask.explanation') },
        ...[...fields, ...afterwards].map(({ name, label }) => ({ value: name, label })),
      ]}
      data-testid="ask-field"
    />
  );
}

/**
 * Asks the member for a paper, an explanation or another answer, in words that they read as they stand, by a day; the time stands still until it is here. Of a case that is
 * granted the same, without a time that stands still.
 */
export function AskForm({ request }: { readonly request: RequestDetail }): ReactNode {
  const { say } = useWords();
  const said = isOpenCase(request.status) ? inTime : anew;
  const tell = useTell();
  const queries = useQueryClient();
  const [field, setField] = useState<string>(own[0]);
  const [words, setWords] = useState('');
  const [by, setBy] = useState('');
  const [asking, setAsking] = useState(false);
  const ask = async (): Promise<void> => {
    await api.askMember(request.reference, { field, words: words.trim(), by });
    setWords('');
    await queries.invalidateQueries();
    tell.done(say(said.done));
  };
  return (
    <details className="decision" data-testid="ask">
      <summary data-testid="ask-open">{say('desk.ask.title')}</summary>
      <FieldChoice request={request} field={field} choose={setField} />
      <Textarea
        label={say('desk.ask.words')}
        description={say(said.hint)}
        attributes={{ input: { dir: dirOf(words) } }}
        rows={3}
        maxLength={1000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        data-testid="ask-words"
      />
      <TextInput
        type="date"
        label={say('desk.ask.by')}
        value={by}
        onChange={(event) => setBy(event.currentTarget.value)}
        data-testid="ask-by"
      />
      <Button
        size="md"
        disabled={words.trim().length < 3 || by === ''}
        onClick={() => setAsking(true)}
        data-testid="ask-submit"
      >
        {say('desk.ask.submit')}
      </Button>
      <Confirm
        opened={asking}
        title={say('desk.ask.submit')}
        yes={say('desk.ask.submit')}
        act={ask}
        leave={() => setAsking(false)}
      >
        <p>{say(said.tells)}</p>
        <p className="quoted">
          <Said>{words.trim()}</Said>
        </p>
      </Confirm>
    </details>
  );
}

/** What is waited for came another way, or is waited for no more: the case goes on. */
export function GoOn({ reference }: { readonly reference: string }): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const goOn = async (): Promise<void> => {
    await api.goOn(reference, { reason: reason.trim() });
    await queries.invalidateQueries();
    tell.done(say('desk.ask.wentOn'));
  };
  return (
    <>
      <Button
        leftSection={<Icon name="check" size={18} />}
        onClick={() => setAsking(true)}
        data-testid="go-on-case"
      >
        {say('desk.ask.goOn')}
      </Button>
      <Confirm
        opened={asking}
        title={say('desk.ask.goOn')}
        yes={say('desk.ask.goOn')}
        act={goOn}
        leave={() => setAsking(false)}
      >
        <p>{say('desk.ask.goOnText')}</p>
        <TextInput
          label={say('desk.ask.goOnReason')}
          value={reason}
          maxLength={1000}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-testid="go-on-reason"
        />
      </Confirm>
    </>
  );
}
