import { claim } from '../../../src/desk/verbs/hands/claim.ts';
import { close } from '../../../src/desk/verbs/hands/close.ts';
import { note } from '../../../src/desk/verbs/words/note.ts';
import { reply } from '../../../src/desk/verbs/words/reply.ts';
import { samplePage } from '../../../src/fields/files/sample-files.ts';
import { minute, second } from '../../../src/kernel/clock.ts';
import { pick } from '../chance.ts';
import { workingMorningAfter } from '../days.ts';
import type { Member } from '../member.ts';
import { answersOfPeople, fileNames, notesOfPeople, thanks } from '../sentences.ts';
import { rating } from './rating.ts';

/** When somebody at the desk takes the conversation: mostly within the hour; at night, on weekends and on busy days the next working morning. */
function takenAt({ chance, world: { office, crew, clock } }: Member): number {
  const now = clock.now();
  return office.hours(crew.researcher).open && chance('busy', 8) > 0
    ? now + (3 + chance('wait', 40)) * minute
    : workingMorningAfter(now, chance);
}

/** Somebody at the desk takes the conversation, reads, answers and closes it; the member writes, may send a file, and rates. */
export async function* atTheDesk(member: Member): AsyncGenerator<number, void> {
  const { chance, world, publicId: conversation } = member;
  const { desk } = world.office;
  const staff = world.crew.researcher;
  const words = (list: readonly string[], what: string): { id: string; text: string } => ({
    id: `made-up ${what}`,
    text: pick(chance, what, list),
  });
  yield takenAt(member);
  await desk.perform(claim, { staff, conversation, input: undefined });
  yield world.clock.now() + 50 * second;
  if (chance('note', 5) === 0)
    await desk.perform(note, { staff, conversation, input: words(notesOfPeople, 'note') });
  await desk.perform(reply, { staff, conversation, input: words(answersOfPeople, 'answer') });
  yield world.clock.now() + (1 + chance('reading', 5)) * minute;
  if (chance('file', 3) === 0) {
    const page = Buffer.from(samplePage.contentBase64, 'base64');
    await member.attach(`${pick(chance, 'file name', fileNames)}.pdf`, page);
    yield world.clock.now() + minute;
  }
  await member.say(pick(chance, 'thanks', thanks));
  yield world.clock.now() + 2 * minute;
  await desk.perform(close, { staff, conversation, input: {} });
  yield* rating(member);
}
