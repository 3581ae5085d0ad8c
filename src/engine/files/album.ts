import { second } from '../../kernel/clock.ts';
import { parseFile, takesFile } from '../../fields/field.ts';
import type { FieldSpec } from '../../fields/spec.ts';
import { fieldAt, type House } from '../../voice/house.ts';
import type { Asked } from '../../voice/question.ts';
import type { Dialogue } from '../dialogue.ts';
import type { Album } from '../../contract/message.ts';
import type { Meaning, MemberEvent } from '../events.ts';
import type { Stage } from '../stage.ts';
import { isFileRefusal, refusalLines } from './file-refusals.ts';

type Remembered = NonNullable<Dialogue['album']>;

/** Files that came so close to one another were sent together, where the channel does not say it. */
const together = 3 * second;

/** What an event was sent together with; undefined for what came alone. */
const albumOf = (event: MemberEvent): Album | undefined => ('album' in event ? event.album : undefined);

const isKnown = (album: Album): boolean => 'id' in album || album.more === true;

/** The field whose question takes a file; undefined at any other question. */
export const fileFieldOf = (house: House, asked: Asked | undefined): FieldSpec | undefined => {
  const field = fieldAt(house, asked?.field);
  return field && takesFile(field) ? field : undefined;
};

/** Whether a question waits for a file. */
const takes = (stage: Stage, asked: Asked | undefined): boolean =>
  fileFieldOf(stage.house, asked) !== undefined;

/** Words below a file that ask for something, whichever of the files they stand below. */
const wants = (meaning: Meaning): boolean =>
  meaning.kind === 'flow' ||
  meaning.kind === 'question' ||
  meaning.kind === 'status' ||
  meaning.kind === 'person' ||
  meaning.kind === 'command';

/**
 * Whether something was sent together with what was answered last, and says nothing else. What only came soon after it may be the answer to another
 * question for a file.
 */
export function isRest(
  stage: Stage,
  before: Remembered | undefined,
  { event, meaning }: { readonly event: MemberEvent; readonly meaning: Meaning },
): boolean {
  const album = albumOf(event);
  if (!before || !album || wants(meaning)) return false;
  if ('id' in album) return album.id === before.id;
  const isSoon = before.at !== undefined && Math.abs(album.at - before.at) <= together;
  return isSoon && !takes(stage, stage.open());
}

/** Whether a file would be the answer to a question, as it is. */
function answers(stage: Stage, asked: Asked | undefined, event: MemberEvent): boolean {
  const field = fileFieldOf(stage.house, asked);
  return event.kind === 'file' && field !== undefined && parseFile(field, event.file).ok;
}

/** Says that one of several counts, where the first of them is just being taken. Answers whether it was said. */
export function tellFirst(stage: Stage, asked: Asked | undefined, event: MemberEvent): boolean {
  const album = albumOf(event);
  if (!album || !isKnown(album) || !answers(stage, asked, event)) return false;
  stage.say('engine.albumFirst');
  return true;
}

/**
 * What is remembered of files that were sent together once one of them was answered: the others get no answer of their own. While the question still
 * waits for a file, the next of them may be the right one.
 */
export function remembered(
  stage: Stage,
  event: MemberEvent,
  {
    asked,
    told,
    before,
  }: { readonly asked: Asked | undefined; readonly told: boolean; readonly before: Dialogue },
): Dialogue['album'] {
  const album = albumOf(event);
  if (event.kind === 'text' && album) return before.album;
  if (!album) return event.kind === 'text' || event.kind === 'tap' ? undefined : before.album;
  if (stage.open()?.id === asked?.id && takes(stage, asked)) return undefined;
  const isTold = told || event.kind !== 'file';
  return 'id' in album ? { id: album.id, told: isTold } : { at: album.at, told: isTold };
}

/** Why one of several that were sent to a person is not kept; undefined for what went to a question. */
const refusalOf = (stage: Stage, event: MemberEvent): keyof typeof refusalLines | undefined =>
  event.kind === 'unsupported' && stage.facts.waiting !== undefined && isFileRefusal(event.what)
    ? event.what
    : undefined;

/** One more of what was sent together: said once that the first counts, or why no more are kept, where that could not be known before; else no word. */
export function passRest(stage: Stage, before: Dialogue, event: MemberEvent): Dialogue['album'] {
  const album = albumOf(event);
  const known = before.album;
  if (!known || !album) return known;
  const isKept = event.kind === 'file' && stage.facts.waiting !== undefined;
  if (!known.told && !isKept && event.kind !== 'text') {
    const refusal = refusalOf(stage, event);
    stage.say(refusal === undefined ? 'engine.albumFirst' : refusalLines[refusal]);
    if (refusal === undefined) stage.repeat();
  }
  return {
    ...known,
    ...('at' in album && { at: album.at }),
    told: known.told || (!isKept && event.kind !== 'text'),
  };
}

const saysLittle: ReadonlySet<Meaning['kind']> = new Set([
  'fault',
  'unclear',
  'maybe',
  'words',
  'sameAgain',
  'elsewhere',
]);

/** Words below a file that say nothing else at the question for one: they belong to the file, which comes next. */
export function isBesideFile(stage: Stage, event: MemberEvent, meaning: Meaning): boolean {
  if (event.kind !== 'text' || !event.beside || stage.facts.consent !== 'given') return false;
  return saysLittle.has(meaning.kind) && takes(stage, stage.open());
}
