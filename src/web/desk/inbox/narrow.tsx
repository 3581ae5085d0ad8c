import type { ReactNode } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Order, type Narrowing, type Sought } from '../../../contract/inbox/sought.ts';
import { Icon } from '../parts/icon.tsx';
import { api } from '../server/api.ts';
import { useWords } from '../base/words.tsx';
import { useLabels } from '../labels/chips.tsx';
import { narrowedBy, type Change } from './sought.ts';

interface Props {
  readonly sought: Sought;
  readonly seek: (change: Change) => void;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** What there is to choose from, in words; empty until the server has told. */
function useOptions(): (name: Narrowing) => readonly Option[] {
  const { say, sayWord, lang } = useWords();
  const { data } = useQuery({
    queryKey: ['choices', lang],
    queryFn: api.inboxChoices,
    refetchInterval: false,
  });
  const labels = useLabels();
  const named = (group: 'desk.channel' | 'desk.reason') => (value: string) => ({
    value,
    label: sayWord(group, value),
  });
  return (name) => {
    if (name === 'label') return labels.map((one) => ({ value: String(one.id), label: one.name }));
    if (name === 'channel') return data?.channels.map(named('desk.channel')) ?? [];
    if (name === 'reason') return data?.reasons.map(named('desk.reason')) ?? [];
    if (name === 'service') return data?.services.map(({ id, title }) => ({ value: id, label: title })) ?? [];
    if (name === 'owner')
      return [
        { value: 'nobody', label: say('desk.narrow.nobody') },
        ...(data?.owners.map((one) => ({ value: String(one.id), label: one.name })) ?? []),
      ];
    return [{ value: 'yes', label: say('desk.narrow.yes') }];
  };
}

const chosen = ['channel', 'reason', 'service', 'owner', 'label', 'late', 'urgent', 'mentioned'] as const;
const days = ['from', 'to'] as const;

/** By what a list is narrowed and in what order it stands. */
export function Narrow({ sought, seek }: Props): ReactNode {
  const { say } = useWords();
  const optionsFor = useOptions();
  const usual = sought.which === 'waiting' ? 'promise' : 'newest';
  const orders = Order.options.filter((order) => sought.which === 'waiting' || order === 'newest');
  return (
    <div className="narrow" data-testid="narrow">
      {orders.length > 1 && (
        <NativeSelect
          label={say('desk.narrow.order')}
          value={sought.order ?? usual}
          onChange={(event) => seek({ order: event.currentTarget.value })}
          data={orders.map((order) => ({ value: order, label: say(`desk.narrow.orders.${order}`) }))}
          data-testid="narrow-order"
        />
      )}
      {chosen.map((name) => (
        <NativeSelect
          key={name}
          label={say(`desk.narrow.${name}`)}
          value={sought[name] ?? ''}
          onChange={(event) => seek({ [name]: event.currentTarget.value })}
          data={[{ value: '', label: say('desk.narrow.any') }, ...optionsFor(name)]}
          data-testid={`narrow-${name}`}
        />
      ))}
      {days.map((name) => (
        <TextInput
          key={name}
          type="date"
          label={say(`desk.narrow.${name}`)}
          value={sought[name] ?? ''}
          onChange={(event) => seek({ [name]: event.currentTarget.value })}
          data-testid={`narrow-${name}`}
        />
      ))}
    </div>
  );
}

/** What narrows the list now: each is taken out by one press, so that nobody takes a part for the whole. */
export function Narrowed({ sought, seek }: Props): ReactNode {
  const { say } = useWords();
  const optionsFor = useOptions();
  const names = narrowedBy(sought);
  if (names.length === 0) return null;
  const shown = (name: Narrowing): string => {
    const value = sought[name] ?? '';
    return optionsFor(name).find((one) => one.value === value)?.label ?? value;
  };
  return (
    <p className="narrowed" data-testid="narrowed">
      {names.map((name) => (
        <Button
          key={name}
          size="compact-sm"
          variant="light"
          rightSection={<Icon name="close" size={14} />}
          onClick={() => seek({ [name]: '' })}
          data-testid="narrowed-by"
        >
          <span>
            <span className="unseen">{say('desk.narrow.takeOut')} </span>
            {say(`desk.narrow.${name}`)}: <bdi>{shown(name)}</bdi>
          </span>
        </Button>
      ))}
    </p>
  );
}
