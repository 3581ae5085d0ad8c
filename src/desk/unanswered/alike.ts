import { fold } from '../../arabic/fold.ts';
import type { Steps } from '../../kernel/pace/slices.ts';
import type { Unanswered } from '../../records/unanswered/questions.ts';
import type { About, Seen } from './seen.ts';

/** Questions that ask for the same, the last one first. */
export interface Group {
  readonly questions: readonly Unanswered[];
}

/** Texts are alike that share so much of all that they are about. */
const likeness = 0.5;

/** Texts by what they are about: those alone are compared that share a word. */
class Shelf<T> {
  private readonly all: { readonly about: About; readonly of: T }[] = [];
  private readonly byText = new Map<string, number[]>();
  private readonly byBone = new Map<string, number[]>();

  put(about: About, of: T): void {
    const place = this.all.push({ about, of }) - 1;
    const beside = (map: Map<string, number[]>, key: string): void => {
      const places = map.get(key);
      if (places) places.push(place);
      else map.set(key, [place]);
    };
    beside(this.byText, about.text);
    for (const bone of about.bones) beside(this.byBone, bone);
  }

  /** The first that was put there which a text is alike, and which is wanted. */
  find({ text, bones }: About, isWanted: (of: T) => boolean = () => true): T | undefined {
    const shared = new Map<number, number>();
    for (const bone of bones)
      for (const place of this.byBone.get(bone) ?? []) shared.set(place, (shared.get(place) ?? 0) + 1);
    const alike = [...shared].flatMap(([place, count]) => {
      const size = this.all[place]?.about.bones.size ?? 0;
      return count / (bones.size + size - count) >= likeness ? [place] : [];
    });
    const places = [...(this.byText.get(text) ?? []), ...alike].toSorted((one, other) => one - other);
    return places.flatMap((place) => this.all[place] ?? []).find(({ of }) => isWanted(of))?.of;
  }
}

/** Tells whether a text asks for what one of these asks for. */
export function likeOneOf(seen: Pick<Seen, 'about'>, texts: readonly string[]): (text: string) => boolean {
  const shelf = new Shelf<true>();
  for (const text of texts) shelf.put(seen.about(text), true);
  return (text) => texts.length > 0 && shelf.find(seen.about(text)) === true;
}

/** Questions by what they ask for, those first that are asked most, then those that were asked last. What was decided otherwise stands apart. In steps. */
export function* groupsOf(
  seen: Pick<Seen, 'about'>,
  questions: readonly Unanswered[],
): Steps<readonly Group[]> {
  const groups: Unanswered[][] = [];
  const shelf = new Shelf<Unanswered[]>();
  for (const question of questions) {
    yield;
    const about = seen.about(question.text);
    const group = shelf.find(about, ([first]) => first?.verdict === question.verdict);
    if (group) group.push(question);
    else {
      const begun = [question];
      groups.push(begun);
      shelf.put(about, begun);
    }
  }
  return groups
    .map((all) => ({ questions: all }))
    .toSorted((one, other) => other.questions.length - one.questions.length);
}

/** The words of questions, each once. */
export function textsOf({ questions }: Group, most: number): readonly string[] {
  const texts = new Map(questions.map(({ text }) => [fold(text), text]));
  return [...texts.values()].slice(0, most);
}
