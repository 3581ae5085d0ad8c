import { useState, type ReactNode } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { labelColours, type Label, type NewLabel } from '../../../contract/inbox/labels.ts';
import { api } from '../server/api.ts';
import { Icon } from '../parts/icon.tsx';
import { Confirm, Said } from '../parts/parts.tsx';
import { useSubmit } from '../parts/submit.ts';
import { dirOf } from '../parts/dir.ts';
import { useWords } from '../base/words.tsx';
import { LabelChip, useLabels } from './chips.tsx';

interface WritingProps {
  /** The label that is changed; without one another is made. */
  readonly label?: Label | undefined;
  readonly leave?: () => void;
}

function Writing({ label, leave }: WritingProps): ReactNode {
  const { say } = useWords();
  const queries = useQueryClient();
  const [name, setName] = useState(label?.name ?? '');
  const [colour, setColour] = useState<NewLabel['colour']>(label?.colour ?? 'teal');
  const { busy, submit } = useSubmit(async () => {
    const written = { name: name.trim(), colour };
    queries.setQueryData(
      ['labels'],
      await (label ? api.changeLabel(label.id, written) : api.addLabel(written)),
    );
    if (!label) setName('');
    leave?.();
  });
  return (
    <form className="fields boxed" onSubmit={submit}>
      <TextInput
        label={say('desk.labels.called')}
        attributes={{ input: { dir: dirOf(name) } }}
        required
        withAsterisk={false}
        minLength={2}
        maxLength={30}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-testid="label-name"
      />
      <NativeSelect
        label={say('desk.labels.colour')}
        value={colour}
        onChange={({ currentTarget: { value } }) =>
          setColour(labelColours.find((one) => one === value) ?? 'teal')
        }
        data={labelColours.map((one) => ({ value: one, label: say(`desk.labels.colours.${one}`) }))}
        data-testid="label-colour"
      />
      <div className="card-buttons">
        <Button
          type="submit"
          loading={busy}
          leftSection={<Icon name={label ? 'check' : 'plus'} size={18} />}
          data-testid={label ? 'label-keep' : 'label-add'}
        >
          {say(label ? 'desk.canned.keep' : 'desk.canned.add')}
        </Button>
        {leave && (
          <Button variant="default" onClick={leave} data-testid="label-leave">
            {say('desk.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** The labels that everybody at the desk may use: made, changed and taken away. */
export function KeptLabels(): ReactNode {
  const { say } = useWords();
  const queries = useQueryClient();
  const labels = useLabels();
  const [asked, setAsked] = useState<Label>();
  const [changed, setChanged] = useState<number>();
  const drop = async (): Promise<void> => {
    if (asked) queries.setQueryData(['labels'], await api.dropLabel(asked.id));
  };
  return (
    <section data-testid="kept-labels">
      <h2>{say('desk.labels.name')}</h2>
      <p className="soft">{say('desk.labels.lead')}</p>
      <Writing />
      <ul className="cards">
        {labels.map((label) => (
          <li key={label.id} className="card" data-testid="label-item">
            {changed === label.id && <Writing label={label} leave={() => setChanged(undefined)} />}
            <div className="card-text">
              <LabelChip label={label} />
            </div>
            <div className="card-buttons">
              <Button
                size="compact-md"
                variant="default"
                onClick={() => setChanged(label.id)}
                data-testid="label-change"
              >
                {say('desk.canned.change')}
              </Button>
              <Button
                size="compact-md"
                variant="default"
                onClick={() => setAsked(label)}
                data-testid="label-drop"
              >
                {say('desk.canned.drop')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Confirm
        opened={asked !== undefined}
        title={say('desk.labels.drop')}
        yes={say('desk.canned.drop')}
        alarming
        act={drop}
        leave={() => setAsked(undefined)}
      >
        <p>
          <Said>{asked?.name}</Said>
        </p>
      </Confirm>
    </section>
  );
}
