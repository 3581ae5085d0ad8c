import { useState, type ReactNode } from 'react';
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Afterwards, type Canned } from '../../../contract/kept/canned.ts';
import { dirOf } from '../parts/dir.ts';
import { Icon } from '../parts/icon.tsx';
import { useSubmit } from '../parts/submit.ts';
import { useWords } from '../base/words.tsx';
import { useLabels } from '../labels/chips.tsx';
import { api, type CannedReply } from '../server/api.ts';

interface Fields {
  readonly title: string;
  readonly text: string;
  readonly folder: string;
  readonly label: string;
  readonly afterwards: string;
}

const fieldsOf = (reply: CannedReply | undefined): Fields => ({
  title: reply?.title ?? '',
  text: reply?.text ?? '',
  folder: reply?.folder ?? '',
  label: String(reply?.label ?? ''),
  afterwards: reply?.afterwards ?? '',
});

/** What was written, without what was left empty. */
function written({ title, text, folder, label, afterwards }: Fields): Canned {
  const act = Afterwards.options.find((one) => one === afterwards);
  return {
    title: title.trim(),
    text: text.trim(),
    ...(folder.trim() !== '' && { folder: folder.trim() }),
    ...(label !== '' && { label: Number(label) }),
    ...(act && { afterwards: act }),
  };
}

interface PartProps {
  readonly fields: Fields;
  readonly set: (part: Partial<Fields>) => void;
}

/** Where a reply stands, and what is done once it went out. */
function More({ fields, set, folders }: PartProps & { readonly folders: readonly string[] }): ReactNode {
  const { say } = useWords();
  const labels = useLabels();
  const none = { value: '', label: say('desk.canned.afterwards.none') };
  return (
    <>
      <TextInput
        label={say('desk.canned.folder')}
        attributes={{ input: { dir: dirOf(fields.folder), list: 'canned-folders' } }}
        maxLength={40}
        value={fields.folder}
        onChange={(event) => set({ folder: event.currentTarget.value })}
        data-testid="canned-folder"
      />
      <datalist id="canned-folders">
        {folders.map((folder) => (
          <option key={folder} value={folder} />
        ))}
      </datalist>
      <NativeSelect
        label={say('desk.canned.puts')}
        value={fields.label}
        onChange={(event) => set({ label: event.currentTarget.value })}
        data={[none, ...labels.map(({ id, name }) => ({ value: String(id), label: name }))]}
        data-testid="canned-label"
      />
      <NativeSelect
        label={say('desk.canned.afterwards.name')}
        value={fields.afterwards}
        onChange={(event) => set({ afterwards: event.currentTarget.value })}
        data={[
          none,
          ...Afterwards.options.map((value) => ({ value, label: say(`desk.canned.afterwards.${value}`) })),
        ]}
        data-testid="canned-afterwards"
      />
    </>
  );
}

function Words({ fields, set }: PartProps): ReactNode {
  const { say } = useWords();
  return (
    <>
      <TextInput
        label={say('desk.canned.title')}
        attributes={{ input: { dir: dirOf(fields.title) } }}
        required
        withAsterisk={false}
        minLength={2}
        maxLength={80}
        value={fields.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
        data-testid="canned-title"
      />
      <Textarea
        label={say('desk.canned.text')}
        attributes={{ input: { dir: dirOf(fields.text) } }}
        rows={3}
        required
        withAsterisk={false}
        minLength={2}
        maxLength={2000}
        value={fields.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
        data-testid="canned-text"
      />
      <p className="soft">{say('desk.canned.leavesOpen')}</p>
    </>
  );
}

interface WritingProps {
  /** The reply that is changed; without one another is added. */
  readonly reply?: CannedReply | undefined;
  /** The folders that there are. */
  readonly folders: readonly string[];
  readonly leave?: () => void;
}

/** Where a reply is written. */
export function Writing({ reply, folders, leave }: WritingProps): ReactNode {
  const { say } = useWords();
  const queries = useQueryClient();
  const [fields, setFields] = useState(() => fieldsOf(reply));
  const set = (part: Partial<Fields>): void => setFields({ ...fields, ...part });
  const { busy, submit } = useSubmit(async () => {
    await (reply ? api.changeReply(reply.id, written(fields)) : api.addReply(written(fields)));
    if (!reply) setFields({ ...fieldsOf(undefined), folder: fields.folder });
    await queries.invalidateQueries({ queryKey: ['replies'] });
    leave?.();
  });
  return (
    <form className="fields boxed" onSubmit={submit}>
      <Words fields={fields} set={set} />
      <More fields={fields} set={set} folders={folders} />
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
