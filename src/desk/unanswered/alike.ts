import { fold } from '../../arabic/fold.ts';
import { looksLikeName } from '../../fields/written/closed-class.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Unanswered } from '../../records/unanswered/questions.ts';

/** Questions that ask for the same, the last one first. */
export interface Group {
  readonly questions: readonly Unanswered[];
}

/** Texts are alike that share so much of all that they are about. */
const likeness = 0.5;

/** What a question is about: without the words that stand in every question. */
interface About {
  readonly text: string;
  readonly bones: ReadonlySet<string>;
}

type Bones = Pick<Knowledge, 'bones'>;

function aboutOf({ bones }: Bones, text: string): About {
  const told = fold(text)
    .split(' ')
    .filter((word) => word.length > 1 && looksLikeName(word, 1))
    .join(' ');
  return { text: fold(text), bones: bones(told) };
}

function isAlike(one: About, other: About): boolean {
  if (one.text === other.text) return true;
  if (one.bones.size === 0 || other.bones.size === 0) return false;
  const shared = [...one.bones].filter((bone) => other.bones.has(bone)).length;
  return shared / (one.bones.size + other.bones.size - shared) >= likeness;
}

/** Tells whether a text asks for what one of these asks for. */
export function likeOneOf(knowledge: Bones, texts: readonly string[]): (text: string) => boolean {
  const known = texts.map((text) => aboutOf(knowledge, text));
  return (text) => {
    if (known.length === 0) return false;
    const about = aboutOf(knowledge, text);
    return known.some((other) => isAlike(about, other));
  };
}

/** Questions by what they ask for, those first that are asked most, then those that were asked last. What was decided otherwise stands apart. */
export function groupsOf(knowledge: Bones, questions: readonly Unanswered[]): readonly Group[] {
  const groups: { first: About; all: Unanswered[] }[] = [];
  for (const question of questions) {
    const about = aboutOf(knowledge, question.text);
    const group = groups.find(
      ({ first, all }) => all[0]?.verdict === question.verdict && isAlike(first, about),
    );
    if (group) group.all.push(question);
    else groups.push({ first: about, all: [question] });
  }
  return groups
    .map(({ all }) => ({ questions: all }))
    .toSorted((one, other) => other.questions.length - one.questions.length);
}

/** The words of questions, each once. */
export function textsOf({ questions }: Group, most: number): readonly string[] {
  const texts = new Map(questions.map(({ text }) => [fold(text), text]));
  return [...texts.values()].slice(0, most);
}
