import { useState, type ReactNode } from 'react';
import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { RequestDetail } from '../../../../contract/desk.ts';
import { dirOf } from '../../parts/dir.ts';
import { useTell } from '../../parts/notices.tsx';
import { Confirm, Said } from '../../parts/parts.tsx';
import { useWords } from '../../base/words.tsx';
import { api } from '../../server/api.ts';

const notes = {
  lists: { testid: 'lists-checked', act: api.listsChecked },
  part: { testid: 'delivered-part', act: api.deliveredPart },
  brought: { testid: 'brought', act: undefined },
} as const;

interface NoteProps {
  readonly reference: string;
  readonly note: keyof typeof notes;
  /** The field that the member owed, where that came another way. */
  readonly field?: string;
  readonly children?: ReactNode;
}

/** Something that is noted in words, after a second look: the case stays where it stands. */
function NoteForm({ reference, note, field, children }: NoteProps): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const queries = useQueryClient();
  const [words, setWords] = useState('');
  const [asking, setAsking] = useState(false);
  const { testid, act } = notes[note];
  const go = async (): Promise<void> => {
    const said = { words: words.trim() };
    await (act ? act(reference, said) : api.brought(reference, { field: field ?? '', ...said }));
    setWords('');
    await queries.invalidateQueries();
    tell.done(say(`desk.provide.${note}.done`));
  };
  return (
    <details className="decision" data-testid={testid}>
      <summary data-testid={`${testid}-open`}>{say(`desk.provide.${note}.title`)}</summary>
      {children}
      <Textarea
        label={say(`desk.provide.${note}.words`)}
        attributes={{ input: { dir: dirOf(words) } }}
        rows={2}
        maxLength={1000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        data-testid={`${testid}-words`}
      />
      <Button
        size="md"
        disabled={words.trim().length < 3}
        onClick={() => setAsking(true)}
        data-testid={`${testid}-submit`}
      >
        {say(`desk.provide.${note}.submit`)}
      </Button>
      <Confirm
        opened={asking}
        title={say(`desk.provide.${note}.submit`)}
        yes={say(`desk.provide.${note}.submit`)}
        act={go}
        leave={() => setAsking(false)}
      >
        <p>{say(`desk.provide.${note}.tells`)}</p>
        <p className="quoted">
          <Said>{words.trim()}</Said>
        </p>
      </Confirm>
    </details>
  );
}

/** What the member still owes the case, and that it came another way. */
export function Owed({ request: { reference, owed = [] } }: { readonly request: RequestDetail }): ReactNode {
  const { say } = useWords();
  if (owed.length === 0) return null;
  return (
    <section data-testid="owed">
      <h2>{say('desk.provide.owed')}</h2>
      {owed.map(({ name, label }) => (
        <div key={name} data-field={name}>
          <p>
            <Said>{label}</Said>
          </p>
          <NoteForm reference={reference} note="brought" field={name} />
        </div>
      ))}
    </section>
  );
}

/** What is noted before all of a service is provided: the lists that were checked, and what was provided of it. */
export function Delivery({ request }: { readonly request: RequestDetail }): ReactNode {
  const { say } = useWords();
  const { reference, lists = [], listsChecked = false } = request;
  const isHeld = lists.length > 0 && !listsChecked;
  return (
    <>
      {isHeld && <p data-testid="lists-wanted">{say('desk.provide.lists.wanted')}</p>}
      <NoteForm reference={reference} note="lists">
        <ul>
          {lists.map((one) => (
            <li key={one}>
              <Said>{one}</Said>
            </li>
          ))}
        </ul>
      </NoteForm>
      {!isHeld && <NoteForm reference={reference} note="part" />}
    </>
  );
}
