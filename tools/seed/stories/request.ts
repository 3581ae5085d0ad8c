import { readersOf } from '../../../src/association/readers.ts';
import type { Service } from '../../../src/association/schema.ts';
import { day, second } from '../../../src/kernel/clock.ts';
import { fieldOf, serviceOf } from '../../../src/voice/house.ts';
import { answerTo } from '../answers.ts';
import { pick } from '../chance.ts';
import { workingMorningAfter } from '../days.ts';
import type { Member } from '../member.ts';
import { reasonsFor } from '../sentences.ts';
import { rating } from './rating.ts';
import type { Story } from './story.ts';

const mostQuestions = 60;

/** Answers the question that stands open, whatever it is. */
async function answer(member: Member, service: string, n: number): Promise<void> {
  const { house } = member.world;
  const prompt = (await member.open())?.prompt;
  const field = fieldOf(serviceOf(house, service), prompt?.field ?? '');
  if (!field) {
    await member.tap('agree', 'request', service, 'confirm', 'sign', 'yes');
    return;
  }
  const input = answerTo(field, n, member.chance);
  if ('text' in input) return member.say(input.text);
  if ('attachment' in input)
    return member.attach(input.attachment.name, Buffer.from(input.attachment.contentBase64, 'base64'));
  await member.tap(input.choice);
}

/** A case that others study than the committee is concluded by one of them. */
async function concluded({ world, chance }: Member, reference: string, by: readonly string[]): Promise<void> {
  const staff = Object.values(world.crew).find(({ role }) => by.includes(role));
  if (!staff) return;
  const conclusion = chance('conclusion', 3) === 0 ? 'filed' : 'handled';
  await world.office.moves.conclude(staff, reference, {
    conclusion,
    reason: pick(chance, 'reason', reasonsFor[conclusion]),
  });
}

/** Somebody who serves holds it against its papers. */
async function checked({ world }: Member, reference: string): Promise<void> {
  const { requests, moves } = world.office;
  const { fields, acts } = await requests.detail(world.crew.researcher, reference);
  if (!acts.includes('check')) return;
  const marks = fields.flatMap(({ name, answered }) => (answered ? [[name, 'matched'] as const] : []));
  await moves.check(world.crew.researcher, reference, Object.fromEntries(marks));
}

/** Whoever was accepted brings the account to the office. */
async function brought({ world }: Member, reference: string): Promise<void> {
  const { requests, delivery } = world.office;
  const { owed = [] } = await requests.detail(world.crew.researcher, reference);
  for (const { name: field } of owed)
    await delivery.brought(world.crew.researcher, reference, { field, words: 'أحضره إلى المكتب' });
}

/** It is checked the next day. Who studies a request ends it after some days; one in eight they have not come to. */
async function* decided(member: Member, service: Service, reference: string): AsyncGenerator<number, void> {
  const { world, chance } = member;
  if (!service.studiedBy) {
    yield workingMorningAfter(world.clock.now() + day, chance);
    await checked(member, reference);
  }
  if (chance('undecided', 8) === 0) return;
  const after = world.clock.now() + (3 + chance('days of the committee', 12)) * day;
  yield workingMorningAfter(after, chance);
  if (service.studiedBy) return concluded(member, reference, readersOf(service));
  const decision = chance('decision', 4) === 0 ? 'refused' : 'accepted';
  await world.office.moves.decide(world.crew.committee, reference, {
    decision,
    reason: pick(chance, 'reason', reasonsFor[decision]),
  });
  if (decision === 'refused' || chance('delivered', 3) === 0) return;
  yield workingMorningAfter(world.clock.now() + 2 * day, chance);
  await brought(member, reference);
  await world.office.moves.delivered(world.crew.committee, reference);
}

/** Somebody sends a request, and the committee decides on it. */
export const request: Story = {
  share: 5,
  async *tell(member, n) {
    const { chance, world } = member;
    const service = pick(chance, 'service', world.house.association.services);
    let reference: string | undefined;
    for (let i = 0; i < mostQuestions && reference === undefined; i += 1) {
      yield world.clock.now() + (10 + chance(`thinks ${i}`, 60)) * second;
      await answer(member, service.id, n);
      reference = await member.reference();
    }
    if (reference === undefined) throw new Error(`a request for ${service.id} did not come to its end`);
    yield* rating(member);
    yield* decided(member, service, reference);
  },
};
