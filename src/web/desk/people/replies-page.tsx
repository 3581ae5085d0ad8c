import { useState, type ReactNode } from 'react';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type CannedReply } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { Broken, Confirm, Empty, Said, Waiting } from '../parts/parts.tsx';
import { useSubmit } from '../parts/submit.ts';
import { KeptLabels } from '../labels/kept.tsx';
import { useTitle } from '../base/title.ts';
import { dirOf } from '../parts/dir.ts';
import { useWords } from '../base/words.tsx';

interface WritingProps {
  /** The reply that is changed; without one another is added. */
  readonly reply?: CannedReply | undefined;
  readonly leave?: () => void;
}

/** Where a reply is written. */
function Writing({ reply, leave }: WritingProps): ReactNode {
  const { say } = useWords();
  const queries = useQueryClient();
  const [title, setTitle] = useState(reply?.title ?? '');
  const [text, setText] = useState(reply?.text ?? '');
  const { busy, submit } = useSubmit(async () => {
    const written = { title: title.trim(), text: text.trim() };
    await (reply ? api.changeReply(reply.id, written) : api.addReply(written));
    if (!reply) {
      setTitle('');
      setText('');
    }
    await queries.invalidateQueries({ queryKey: ['replies'] });
    leave?.();
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
      <p className="soft">{say('desk.canned.leavesOpen')}</p>
      <div className="card-buttons">
        <Button
          type="submit"
          loading={busy}
          leftSection={<Icon name={reply ? 'check' : 'plus'} size={18} />}
          data-testid={reply ? 'canned-keep' : 'canned-add'}
        >
          {say(reply ? 'desk.canned.keep' : 'desk.canned.add')}
        </Button>
        {leave && (
          <Button variant="default" onClick={leave} data-testid="canned-leave">
            {say('desk.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** A reply, changed where it stands. */
function Item({ reply, drop }: { readonly reply: CannedReply; readonly drop: () => void }): ReactNode {
  const { say } = useWords();
  const [changed, setChanged] = useState(false);
  return (
    <li className="card" data-testid="canned-item">
      {changed && <Writing reply={reply} leave={() => setChanged(false)} />}
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
          onClick={() => setChanged(true)}
          data-testid="canned-change"
        >
          {say('desk.canned.change')}
        </Button>
        <Button size="compact-md" variant="default" onClick={drop} data-testid="canned-drop">
          {say('desk.canned.drop')}
        </Button>
      </div>
    </li>
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
      <Writing />
      {isPending && <Waiting />}
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      {data?.items.length === 0 && (
        <Empty icon="replies" title={say('desk.canned.empty')} text={say('desk.canned.emptyHint')} />
      )}
      <ul className="cards">
        {data?.items.map((reply) => (
          <Item key={reply.id} reply={reply} drop={() => setAsked(reply)} />
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
      <KeptLabels />
    </section>
  );
}
