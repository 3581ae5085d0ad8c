import type { ReactNode } from 'react';
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { FactLeaf } from '../../../../contract/kept/facts.ts';
import { useWords } from '../../base/words.tsx';
import { lineOf, listOf, partOf, withPart } from '../values.ts';
import type { FieldProps } from './field.ts';
import { WeekField } from './week.tsx';

type LeafProps<Form extends FactLeaf = FactLeaf> = FieldProps & { readonly form: Form };

const orNull = (text: string): string | null => (text === '' ? null : text);

/** Arabic, and English beside it. */
function WordsField({ label, testid, value, mayLack, write }: FieldProps): ReactNode {
  const { say } = useWords();
  const put = (lang: 'ar' | 'en', text: string): void => {
    const words = withPart(value, lang, orNull(text));
    write(mayLack && Object.keys(words).length === 0 ? null : words);
  };
  return (
    <>
      {(['ar', 'en'] as const).map((lang) => (
        <Textarea
          key={lang}
          autosize
          minRows={1}
          label={`${label} (${say(`desk.facts.langs.${lang}`)})`}
          attributes={{ input: { dir: lang === 'ar' ? 'rtl' : 'ltr', lang } }}
          value={lineOf(partOf(value, lang))}
          onChange={(event) => put(lang, event.currentTarget.value)}
          data-testid={`${testid}-${lang}`}
        />
      ))}
    </>
  );
}

function ChoicesField({
  form,
  label,
  testid,
  value,
  write,
}: LeafProps<Extract<FactLeaf, { as: 'choices' }>>): ReactNode {
  const { sayWord } = useWords();
  const chosen = listOf(value).map(lineOf);
  return (
    <fieldset className="fact-choices" data-testid={testid}>
      <legend>{label}</legend>
      {form.of.map((one) => (
        <label key={one}>
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            onChange={(event) =>
              write(
                form.of.filter((other) =>
                  other === one ? event.currentTarget.checked : chosen.includes(other),
                ),
              )
            }
          />{' '}
          {sayWord('desk.facts.choices', one)}
        </label>
      ))}
    </fieldset>
  );
}

function ChoiceField({
  form,
  label,
  testid,
  value,
  mayLack,
  write,
}: LeafProps<Extract<FactLeaf, { as: 'choice' }>>): ReactNode {
  const { say, sayWord } = useWords();
  return (
    <NativeSelect
      label={label}
      value={lineOf(value)}
      onChange={(event) => write(orNull(event.currentTarget.value))}
      data={[
        ...(mayLack || lineOf(value) === '' ? [{ value: '', label: say('desk.facts.notSaid') }] : []),
        ...form.of.map((one) => ({ value: one, label: sayWord('desk.facts.choices', one) })),
      ]}
      data-testid={testid}
    />
  );
}

/** One value of a fact, written as its form says: the list of ways to write one. */
export function LeafField(props: LeafProps): ReactNode {
  const { form, label, testid, value, write } = props;
  switch (form.as) {
    case 'line':
      return (
        <TextInput
          label={label}
          type={form.type}
          {...(form.type !== 'text' && { dir: 'ltr' })}
          value={lineOf(value)}
          onChange={(event) => write(orNull(event.currentTarget.value))}
          data-testid={testid}
        />
      );
    case 'day':
      return (
        <TextInput
          label={label}
          type="date"
          value={lineOf(value)}
          onChange={(event) => write(orNull(event.currentTarget.value))}
          data-testid={testid}
        />
      );
    case 'number':
      return (
        <TextInput
          label={label}
          type="number"
          inputMode="numeric"
          min={1}
          max={50}
          value={lineOf(value)}
          onChange={(event) =>
            write(event.currentTarget.value === '' ? null : event.currentTarget.valueAsNumber)
          }
          data-testid={testid}
        />
      );
    case 'lines':
      return (
        <Textarea
          label={label}
          autosize
          minRows={2}
          attributes={{ input: { dir: 'ltr' } }}
          value={listOf(value).map(lineOf).join('\n')}
          onChange={(event) => write(event.currentTarget.value.split('\n'))}
          onBlur={(event) =>
            write(
              event.currentTarget.value
                .split('\n')
                .map((one) => one.trim())
                .filter(Boolean),
            )
          }
          data-testid={testid}
        />
      );
    case 'words':
      return <WordsField {...props} />;
    case 'choice':
      return <ChoiceField {...props} form={form} />;
    case 'choices':
      return <ChoicesField {...props} form={form} />;
    case 'week':
      return <WeekField {...props} always={form.always} />;
  }
}
