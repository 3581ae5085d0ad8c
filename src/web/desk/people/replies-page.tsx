import { useState, type ReactNode } from 'react';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type CannedReply } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { Broken, Confirm, Empty, Said, Waiting } from '../parts/parts.tsx';
import { useSubmit } from '../parts/submit.ts';
import { useTitle } from '../base/title.ts';
import { dirOf } from '../parts/dir.ts';
import { useWords } from '../base/words.tsx';

function AddForm(): ReactNode {
  const { say } = useWords();
  const queries = useQueryClient();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const { busy, submit } = useSubmit(async () => {
    await api.addReply({ title: title.trim(), text: text.trim() });
    setTitle('');
    setText('');
    await queries.invalidateQueries({ queryKey: ['replies'] });
  });
  return (
    <form className="fields boxed" onSubmit={submit}>
      <TextInput
        label={say('desk.canned.title')}
        attributes={{ input: { dir: dirOf(title) } }}
        required
        withAsterisk={false}
        minLength={2}
        maxLength={80}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        data-testid="canned-title"
      />
      <Textarea
        label={say('desk.canned.text')}
        attributes={{ input: { dir: dirOf(text) } }}
        rows={3}
        required
        withAsterisk={false}
        minLength={2}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-testid="canned-text"
      />
      <Button
        type="submit"
        loading={busy}
        leftSection={<Icon name="plus" size={18} />}
        data-testid="canned-add"
      >
        {say('desk.canned.add')}
      </Button>
    </form>
  );
}

/** The canned replies that everybody at the desk may use. */
export function RepliesPage(): ReactNode {
  const { say } = useWords();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<CannedReply>();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['replies'], queryFn: api.replies });
  useTitle(say('desk.nav.replies'));
  const drop = async (): Promise<void> => {
    if (!asked) return;
    await api.dropReply(asked.id);
    await queries.invalidateQueries({ queryKey: ['replies'] });
  };
  return (
    <section className="page">
      <h1 className="page-title">{say('desk.nav.replies')}</h1>
      <p className="soft">{say('desk.canned.lead')}</p>
      <AddForm />
      {isPending && <Waiting />}
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      {data?.items.length === 0 && (
        <Empty icon="replies" title={say('desk.canned.empty')} text={say('desk.canned.emptyHint')} />
      )}
      <ul className="cards">
        {data?.items.map((reply) => (
          <li key={reply.id} className="card" data-testid="canned-item">
            <div className="card-text">
              <strong>
                <Said>{reply.title}</Said>
              </strong>
              <p className="pre">
                <Said>{reply.text}</Said>
              </p>
            </div>
            <div className="card-buttons">
              <Button
                size="compact-md"
                variant="default"
                onClick={() => setAsked(reply)}
                data-testid="canned-drop"
              >
                {say('desk.canned.drop')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Confirm
        opened={asked !== undefined}
        title={say('desk.canned.drop')}
        yes={say('desk.canned.drop')}
        alarming
        act={drop}
        leave={() => setAsked(undefined)}
      >
        <p>
          <Said>{asked?.title}</Said>
        </p>
      </Confirm>
    </section>
  );
}
