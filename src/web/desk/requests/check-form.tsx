import { useState, type ReactNode } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { fieldMarks, type Marks } from '../../../contract/cases/check.ts';
import type { RequestDetail } from '../../../contract/desk.ts';
import { Icon } from '../parts/icon.tsx';
import { useTell } from '../parts/notices.tsx';
import { Confirm, Said } from '../parts/parts.tsx';
import { useWords } from '../base/words.tsx';
import { api } from '../server/api.ts';
import { Latest } from './showing/form.tsx';

type Field = RequestDetail['fields'][number];

interface MarkProps {
  readonly field: Field;
  readonly conversation: string;
  readonly mark: Marks[string] | undefined;
  readonly set: (mark: Marks[string]) => void;
}

/** One field beside the mark that it is given. */
function Mark({ field, conversation, mark, set }: MarkProps): ReactNode {
  const { sayWord } = useWords();
  const { name, label, shown } = field;
  return (
    <li className="check-field">
      <div>
        <span className="soft">
          <Said>{label}</Said>
        </span>{' '}
        <Said>{shown}</Said>
        <Latest field={field} conversation={conversation} />
      </div>
      <SegmentedControl
        aria-label={label}
        value={mark ?? ''}
        onChange={(value) => {
          const chosen = fieldMarks.find((one) => one === value);
          if (chosen) set(chosen);
        }}
        data={fieldMarks.map((one) => ({ value: one, label: sayWord('desk.check', one) }))}
        data-testid={`mark-${name}`}
      />
    </li>
  );
}

/** Every field is held against its paper; what matches throughout goes to the committee, after a second look. */
export function CheckForm({ request }: { readonly request: RequestDetail }): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const queries = useQueryClient();
  const [marks, setMarks] = useState<Marks>({});
  const [asking, setAsking] = useState(false);
  const answered = request.fields.filter((field) => field.answered);
  const isMarked = answered.every(({ name }) => marks[name] !== undefined);
  const isMatched = answered.every(({ name }) => marks[name] === 'matched');
  const check = async (): Promise<void> => {
    await api.check(request.reference, { marks });
    await queries.invalidateQueries();
    tell.done(say('desk.check.done'));
  };
  return (
    <section className="decision" aria-label={say('desk.check.title')} data-testid="check">
      <h2>{say('desk.check.title')}</h2>
      <p className="soft">{say('desk.check.hint')}</p>
      <ul className="check-fields">
        {answered.map((field) => (
          <Mark
            key={field.name}
            field={field}
            conversation={request.conversation}
            mark={marks[field.name]}
            set={(mark) => setMarks((before) => ({ ...before, [field.name]: mark }))}
          />
        ))}
      </ul>
      {isMarked && !isMatched && (
        <p data-testid="check-open">
          <Icon name="info" size={16} /> {say('desk.check.open')}
        </p>
      )}
      <Button size="md" disabled={!isMatched} onClick={() => setAsking(true)} data-testid="check-submit">
        {say('desk.check.submit')}
      </Button>
      <Confirm
        opened={asking}
        title={say('desk.check.submit')}
        yes={say('desk.check.submit')}
        act={check}
        leave={() => setAsking(false)}
      >
        <p>{say('desk.check.tells', { committee: request.committee })}</p>
      </Confirm>
    </section>
  );
}
