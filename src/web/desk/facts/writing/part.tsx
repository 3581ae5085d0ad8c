import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { FactForm } from '../../../../contract/kept/facts.ts';
import { Icon } from '../../parts/icon.tsx';
import { useWords } from '../../base/words.tsx';
import { listOf, partOf, withPart } from '../values.ts';
import type { FieldProps } from './field.ts';
import { LeafField } from './leaf.tsx';

interface PartProps extends FieldProps {
  readonly form: FactForm;
  /** The name of the fact: the labels of columns stand under it. */
  readonly kind: string;
}

type Rows = Extract<FactForm, { as: 'rows' }>;

/** Rows of named values. */
function RowsField({
  form,
  kind,
  label,
  testid,
  value,
  mayLack,
  write,
}: PartProps & { readonly form: Rows }): ReactNode {
  const { say, named } = useWords();
  const rows = listOf(value);
  const put = (all: readonly unknown[]): void => write(mayLack && all.length === 0 ? null : all);
  return (
    <fieldset className="fact-rows">
      <legend>{label}</legend>
      {rows.map((row, at) => (
        <div className="fact-row" key={at} data-testid={`${testid}-row`}>
          {form.of.map(({ name, form: leaf, mayLack: leftOut }) => (
            <LeafField
              key={name}
              form={leaf}
              label={named(`desk.facts.kinds.${kind}.${name}`) ?? name}
              testid={`${testid}-${name}`}
              value={partOf(row, name)}
              mayLack={leftOut}
              write={(part) => put(rows.map((one, i) => (i === at ? withPart(one, name, part) : one)))}
            />
          ))}
          <Button
            size="compact-md"
            variant="default"
            onClick={() => put(rows.filter((_, i) => i !== at))}
            data-testid={`${testid}-drop`}
          >
            {say('desk.facts.drop')}
          </Button>
        </div>
      ))}
      <Button
        size="compact-md"
        variant="default"
        leftSection={<Icon name="plus" size={18} />}
        onClick={() => put([...rows, {}])}
        data-testid={`${testid}-add`}
      >
        {say('desk.facts.add')}
      </Button>
    </fieldset>
  );
}

/** A part of a fact, written as its form says. */
export function PartField(props: PartProps): ReactNode {
  const { form } = props;
  return form.as === 'rows' ? <RowsField {...props} form={form} /> : <LeafField {...props} form={form} />;
}
