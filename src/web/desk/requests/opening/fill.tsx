import type { ReactNode } from 'react';
import {
  Button,
  FileInput,
  NativeSelect,
  SegmentedControl,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { OpeningForms, OpeningQuestion } from '../../../../contract/cases/opening.ts';
import { waysIn } from '../../../../contract/cases/ways-in.ts';
import { dirOf } from '../../parts/dir.ts';
import { useWords } from '../../base/words.tsx';
import { isAsked, type Given } from './given.ts';

const longest = 4000;

interface QuestionProps {
  readonly question: OpeningQuestion;
  readonly given: Given;
  readonly fault: string | undefined;
  readonly set: (given: Given) => void;
}

/** One question of the form: chosen where it has options, a paper where it wants one, else typed as it is said. */
function Question({ question, given, fault, set }: QuestionProps): ReactNode {
  const { say } = useWords();
  const { name, label, ask, options, optional, file, later, long, inputMode } = question;
  const value = given.answers[name] ?? '';
  const answer = (text: string): void => set({ ...given, answers: { ...given.answers, [name]: text } });
  const shared = {
    label,
    description: later ? `${ask} ${say('desk.opening.later')}.` : ask,
    withAsterisk: !optional && !later,
    error: fault,
    'data-testid': `opening-${name}`,
  };
  if (file)
    return (
      <FileInput
        {...shared}
        placeholder={say('desk.opening.file')}
        accept="image/*,application/pdf"
        clearable
        value={given.papers[name] ?? null}
        onChange={(paper) => set({ ...given, papers: { ...given.papers, [name]: paper } })}
      />
    );
  if (options)
    return (
      <NativeSelect
        {...shared}
        value={value}
        onChange={(event) => answer(event.currentTarget.value)}
        data={[{ value: '', label: '—' }, ...options.map((one) => ({ value: one.id, label: one.label }))]}
      />
    );
  const typed = {
    ...shared,
    attributes: { input: { dir: dirOf(value) } },
    autoComplete: 'off',
    maxLength: longest,
    value,
  };
  return long ? (
    <Textarea {...typed} rows={3} onChange={(event) => answer(event.currentTarget.value)} />
  ) : (
    <TextInput
      {...typed}
      {...(inputMode && { inputMode })}
      onChange={(event) => answer(event.currentTarget.value)}
    />
  );
}

interface FillProps {
  readonly forms: OpeningForms;
  readonly given: Given;
  readonly faults: Readonly<Record<string, string>>;
  readonly busy: boolean;
  /** It is begun with a member in their own chat. */
  readonly inChat: boolean;
  readonly set: (given: Given) => void;
}

/** How they came, for which service, and everything that it asks. */
export function Fill({ forms: { services }, given, faults, busy, inChat, set }: FillProps): ReactNode {
  const { say } = useWords();
  const service = services.find(({ id }) => id === given.service);
  return (
    <>
      {!inChat && (
        <SegmentedControl
          aria-label={say('desk.opening.came')}
          value={given.came}
          onChange={(came) => set({ ...given, came: waysIn.find((one) => one === came) ?? 'visit' })}
          data={waysIn.map((value) => ({ value, label: say(`desk.opening.came-${value}`) }))}
          data-testid="opening-came"
        />
      )}
      <NativeSelect
        label={say('desk.opening.service')}
        withAsterisk
        value={given.service}
        onChange={(event) => set({ ...given, service: event.currentTarget.value })}
        data={[{ value: '', label: '—' }, ...services.map(({ id, title }) => ({ value: id, label: title }))]}
        data-testid="opening-service"
      />
      {service?.fields
        .filter((field) => isAsked(field, given))
        .map((field) => (
          <Question key={field.name} question={field} given={given} fault={faults[field.name]} set={set} />
        ))}
      {service && (
        <>
          {inChat ? (
            <p className="soft">{say('desk.opening.sendHint')}</p>
          ) : (
            <TextInput
              label={say('desk.opening.telephone')}
              description={say('desk.opening.telephoneHint')}
              error={faults['telephone']}
              dir="ltr"
              inputMode="tel"
              autoComplete="off"
              maxLength={40}
              value={given.telephone}
              onChange={(event) => set({ ...given, telephone: event.currentTarget.value })}
              data-testid="opening-telephone"
            />
          )}
          {service.identity && !inChat && (
            <Switch
              label={say('desk.opening.idSeen')}
              checked={given.idSeen}
              onChange={(event) => set({ ...given, idSeen: event.currentTarget.checked })}
              data-testid="opening-id-seen"
            />
          )}
          {Object.keys(faults).length > 0 && (
            <p className="alarm-line" role="alert" data-testid="opening-wrong">
              {say('desk.opening.wrong', { count: Object.keys(faults).length })}
            </p>
          )}
          <Button type="submit" loading={busy} data-testid="opening-review">
            {say(inChat ? 'desk.opening.send' : 'desk.opening.review')}
          </Button>
        </>
      )}
    </>
  );
}
