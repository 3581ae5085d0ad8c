import { useState, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { InboxItem } from '../../../../contract/desk.ts';
import { useWords } from '../../base/words.tsx';
import { useTell } from '../../parts/notices.tsx';
import { Confirm, Said, Waiting } from '../../parts/parts.tsx';
import { useMe } from '../../shell/session.tsx';
import type { Choice, ChosenAct } from './acts/act.ts';

interface ChoicesProps {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly choice: string | undefined;
  readonly choose: (value: string) => void;
}

function Choices({ title, choices, choice, choose }: ChoicesProps): ReactNode {
  const { say } = useWords();
  if (choices.length === 0) return <p className="soft">{say('desk.chosen.nothing')}</p>;
  return (
    <fieldset className="options">
      <legend className="unseen">{title}</legend>
      {choices.map(({ value, label }) => (
        <label key={value} className="option" data-testid="chosen-choice">
          <input
            type="radio"
            name="chosen-choice"
            value={value}
            checked={choice === value}
            onChange={() => choose(value)}
          />
          <Said>{label}</Said>
        </label>
      ))}
    </fieldset>
  );
}

interface Props {
  readonly act: ChosenAct;
  /** Everything that is chosen: what the act does not fit stays as it is. */
  readonly items: readonly InboxItem[];
  /** Those to which it could not be done stay chosen. */
  readonly after: (left: readonly string[]) => void;
  readonly leave: () => void;
}

/** Asks once before something is done to each conversation that is chosen, one after the other; says what could not be done. */
export function ChosenDialog({ act, items, after, leave }: Props): ReactNode {
  const { say, named } = useWords();
  const me = useMe();
  const tell = useTell();
  const queries = useQueryClient();
  const [choice, setChoice] = useState<string>();
  const choices = act.useChoices();
  const fitting = items.filter((item) => act.fits(item, me.id));
  const title = named(`desk.chosen.act.${act.name}.title`) ?? act.name;
  const text = named(`desk.chosen.act.${act.name}.text`);
  const ready = fitting.length > 0 && (choices === 'none' || choice !== undefined);
  const run = async (): Promise<void> => {
    const left = items.filter((item) => !fitting.includes(item)).map(({ conversation }) => conversation);
    let failure: unknown;
    let done = 0;
    for (const item of fitting)
      try {
        await act.run(item, { choice: choice ?? '', me: me.id });
        done += 1;
      } catch (error) {
        failure ??= error;
        left.push(item.conversation);
      }
    await queries.invalidateQueries({ queryKey: ['inbox'] });
    if (done > 0) tell.done(say('desk.chosen.done', { count: done }));
    if (failure !== undefined) tell.failed(failure);
    after(left);
  };
  return (
    <Confirm
      opened
      title={title}
      yes={named(`desk.chosen.act.${act.name}.name`) ?? act.name}
      ready={ready}
      act={run}
      leave={leave}
    >
      <p data-testid="chosen-count">{say('desk.chosen.count', { count: fitting.length })}</p>
      {text !== undefined && <p>{text}</p>}
      {fitting.length < items.length && (
        <p className="soft" data-testid="chosen-left">
          {named(`desk.chosen.act.${act.name}.others`)}
        </p>
      )}
      {choices === undefined && <Waiting />}
      {choices !== undefined && choices !== 'none' && (
        <Choices title={title} choices={choices} choice={choice} choose={setChoice} />
      )}
    </Confirm>
  );
}
