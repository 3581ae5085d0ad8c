import { useState, type ReactNode } from 'react';
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { recommendations, type VisitQuestion } from '../../../../contract/cases/visit.ts';
import { dirOf } from '../../parts/dir.ts';
import { useTell } from '../../parts/notices.tsx';
import { Confirm } from '../../parts/parts.tsx';
import { useWords } from '../../base/words.tsx';
import { api } from '../../server/api.ts';

type Answers = Readonly<Record<string, string>>;

const isAsked = ({ when }: VisitQuestion, answers: Answers): boolean =>
  when === undefined || when.is.includes(answers[when.field] ?? '');

interface QuestionProps {
  readonly question: VisitQuestion;
  readonly value: string;
  readonly set: (value: string) => void;
}

/** One question of the report: chosen where it has options, else typed. */
function Question({ question, value, set }: QuestionProps): ReactNode {
  const { name, label, ask, options, optional } = question;
  const shared = { label, description: ask, required: !optional, 'data-testid': `visit-${name}` };
  if (options)
    return (
      <NativeSelect
        {...shared}
        value={value}
        onChange={(event) => set(event.currentTarget.value)}
        data={[{ value: '', label: '—' }, ...options.map((one) => ({ value: one.id, label: one.label }))]}
      />
    );
  return (
    <TextInput
      {...shared}
      attributes={{ input: { dir: dirOf(value) } }}
      maxLength={1000}
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}

interface FormProps {
  readonly reference: string;
  readonly questions: readonly VisitQuestion[];
}

/** What was found at a visit, as the pack asks for it, with a recommendation to the committee; after a second look. */
export function VisitForm({ reference, questions }: FormProps): ReactNode {
  const { say, sayWord } = useWords();
  const tell = useTell();
  const queries = useQueryClient();
  const [answers, setAnswers] = useState<Answers>({});
  const [recommendation, setRecommendation] = useState<(typeof recommendations)[number]>('none');
  const [words, setWords] = useState('');
  const [asking, setAsking] = useState(false);
  const asked = questions.filter((one) => isAsked(one, answers));
  const isWhole =
    words.trim().length >= 3 && asked.every((one) => one.optional || (answers[one.name] ?? '').trim() !== '');
  const go = async (): Promise<void> => {
    const given = asked.map(({ name }) => [name, (answers[name] ?? '').trim()] as const);
    await api.reportVisit(reference, {
      answers: Object.fromEntries(given.filter(([, text]) => text !== '')),
      recommendation,
      words: words.trim(),
    });
    await queries.invalidateQueries();
    tell.done(say('desk.visit.done'));
  };
  return (
    <details className="decision" data-testid="visit-form">
      <summary data-testid="visit-open">{say('desk.visit.write')}</summary>
      <p className="soft">{say('desk.visit.hint')}</p>
      {asked.map((question) => (
        <Question
          key={question.name}
          question={question}
          value={answers[question.name] ?? ''}
          set={(value) => setAnswers((before) => ({ ...before, [question.name]: value }))}
        />
      ))}
      <NativeSelect
        label={say('desk.visit.recommendation')}
        value={recommendation}
        onChange={(event) =>
          setRecommendation(recommendations.find((one) => one === event.currentTarget.value) ?? 'none')
        }
        data={recommendations.map((one) => ({ value: one, label: sayWord('desk.visit.recommends', one) }))}
        data-testid="visit-recommendation"
      />
      <Textarea
        label={say('desk.visit.words')}
        attributes={{ input: { dir: dirOf(words) } }}
        rows={3}
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        data-testid="visit-words"
      />
      <Button size="md" disabled={!isWhole} onClick={() => setAsking(true)} data-testid="visit-submit">
        {say('desk.visit.submit')}
      </Button>
      <Confirm
        opened={asking}
        title={say('desk.visit.submit')}
        yes={say('desk.visit.submit')}
        act={go}
        leave={() => setAsking(false)}
      >
        <p>{say('desk.visit.tells')}</p>
      </Confirm>
    </details>
  );
}
