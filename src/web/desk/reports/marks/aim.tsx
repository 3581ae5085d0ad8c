import { useState, type ReactNode } from 'react';
import { Button, NativeSelect, NumberInput } from '@mantine/core';
import type { Tile } from '../../../../contract/reports.ts';
import { api } from '../../server/api.ts';
import { Icon } from '../../parts/icon.tsx';
import { useSubmit } from '../../parts/submit.ts';
import { useWords } from '../../base/words.tsx';
import { useWriting } from '../written.ts';

/** Shares are typed as per cent. */
const scaleOf = ({ value }: Tile): number => (value.as === 'share' ? 100 : 1);

interface Props {
  /** The tiles that may have a target. */
  readonly tiles: readonly Tile[];
  readonly kept: () => Promise<void>;
}

/** A target for one of the tiles. */
export function Aim({ tiles, kept }: Props): ReactNode {
  const { say } = useWords();
  const { sayNamed } = useWriting();
  const [name, setName] = useState(tiles[0]?.name ?? '');
  const [value, setValue] = useState<number | string>('');
  const tile = tiles.find((one) => one.name === name);
  const unit = typeof tile?.value.as === 'string' ? tile.value.as : 'mean';
  const { busy, submit } = useSubmit(async () => {
    if (!tile || value === '') return;
    await api.mark({ kind: 'target', of: name, value: Number(value) / scaleOf(tile) });
    setValue('');
    await kept();
  });
  return (
    <form className="fields boxed" onSubmit={submit}>
      <NativeSelect
        label={say('reports.target.of')}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        data={tiles.map((one) => ({ value: one.name, label: sayNamed(`reports.${one.name}.title`) }))}
        data-testid="reports-target-of"
      />
      <NumberInput
        label={sayNamed(`reports.target.in.${unit}`)}
        required
        withAsterisk={false}
        hideControls
        min={0}
        decimalScale={2}
        value={value}
        onChange={setValue}
        data-testid="reports-target-value"
      />
      <Button
        type="submit"
        loading={busy}
        leftSection={<Icon name="check" size={18} />}
        data-testid="reports-target-keep"
      >
        {say('reports.target.keep')}
      </Button>
    </form>
  );
}
