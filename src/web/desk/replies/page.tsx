import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type CannedReply } from '../server/api.ts';
import { Broken, Confirm, Empty, Said, Waiting } from '../parts/parts.tsx';
import { KeptLabels } from '../labels/kept.tsx';
import { useTitle } from '../base/title.ts';
import { useWords } from '../base/words.tsx';
import { BroughtChips } from '../conversation/writing/brought-line.tsx';
import { Writing } from './writing.tsx';

interface ItemProps {
  readonly reply: CannedReply;
  readonly folders: readonly string[];
  readonly drop: () => void;
}

/** A reply, changed where it stands. */
function Item({ reply, folders, drop }: ItemProps): ReactNode {
  const { say } = useWords();
  const [changed, setChanged] = useState(false);
  return (
    <li className="card" data-testid="canned-item">
      {changed && <Writing reply={reply} folders={folders} leave={() => setChanged(false)} />}
      <div className="card-text">
        <strong>
          <Said>{reply.title}</Said>
        </strong>
        <p className="pre">
          <Said>{reply.text}</Said>
        </p>
        <BroughtChips brought={reply} />
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
  const folders = [...new Set(data?.items.flatMap(({ folder }) => folder ?? []))];
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
      <Writing folders={folders} />
      {isPending && <Waiting />}
      {error && !data && <Broken error={error} again={() => void refetch()} />}
      {data?.items.length === 0 && (
        <Empty icon="replies" title={say('desk.canned.empty')} text={say('desk.canned.emptyHint')} />
      )}
      {['', ...folders].map((folder) => (
        <section key={folder} data-testid="canned-in" data-folder={folder}>
          {folder !== '' && (
            <h2>
              <Said>{folder}</Said>
            </h2>
          )}
          <ul className="cards">
            {data?.items
              .filter((reply) => (reply.folder ?? '') === folder)
              .map((reply) => (
                <Item key={reply.id} reply={reply} folders={folders} drop={() => setAsked(reply)} />
              ))}
          </ul>
        </section>
      ))}
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
