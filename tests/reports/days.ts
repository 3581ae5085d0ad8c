import { bringOwed, checkCase } from '../support/cases.ts';
import { countAsked } from '../../src/records/keeping/counting/count-asked.ts';
import { countRatings } from '../../src/records/keeping/counting/count-ratings.ts';
import { tellComments } from '../../src/records/keeping/counting/tell-comments.ts';
import { Office } from '../../src/desk/office.ts';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { day, handClock, minute } from '../../src/kernel/clock.ts';
import { putStaff, type Staff } from '../../src/records/desk/staff.ts';
import type { Blind } from '../../src/records/base/seal.ts';
import { openPlace, type Place } from '../support/place.ts';
import { deskOf } from '../support/verbs.ts';

/** Who reads the figures. */
export const manager = {
  id: 1,
  association: 'rahat',
  email: 'm@rahat.example',
  name: 'M',
  role: 'manager',
} as Staff;

/** Sunday, 10 November 2024, ten o'clock in Riyadh: long ago, so that every promise of those days has run out. */
const firstMorning = Date.UTC(2024, 10, 10, 7);
export const span = { from: '2024-11-08', to: '2024-11-20' } as const;
const association = 'rahat';

type HandClock = ReturnType<typeof handClock>;

/** Names ratings in the order in which they were asked for: of those of a day, the tables know nothing else by which to put them in order. */
function inOrder(blind: Blind): Blind {
  const names = new Map<string, Buffer>();
  return {
    hash(purpose, ...parts) {
      const hash = blind.hash(purpose, ...parts);
      if (purpose !== 'rating') return hash;
      const [id = ''] = parts;
      const name = names.get(id) ?? Buffer.alloc(hash.length, names.size);
      names.set(id, name);
      return name;
    },
  };
}

/** A few days of an association, the same at every call: conversations, requests, people asked for, ratings. */
export class Days {
  readonly office: Office;
  private readonly staff: Promise<Staff>;

  private constructor(
    readonly place: Place,
    private readonly clock: HandClock,
  ) {
    this.office = new Office(place.ground, place.conversations);
    this.staff = putStaff(
      place.ground.database,
      { association, email: 'researcher@rahat.example', role: 'researcher' },
      0,
    );
  }

  /** On the database of `dataDir`, on a fresh one otherwise; the clock stands sixty days after the first morning. */
  static async lived(dataDir?: string): Promise<Days> {
    const clock = handClock(firstMorning);
    const place = await openPlace(dataDir === undefined ? {} : { DATA_DIR: dataDir }, (ground) => ({
      ...ground,
      clock,
      database: { ...ground.database, blind: inOrder(ground.database.blind) },
    }));
    const days = new Days(place, clock);
    await days.live(clock);
    // A chance that shows five of the seven that rated on web chat.
    await countRatings(place.ground.database, clock.now(), { seed: () => 'drawn' });
    clock.set(firstMorning + 60 * day);
    await countAsked(place.ground.database, clock.now(), { seed: () => 'drawn 60' });
    await tellComments(place.ground.database, clock.now(), { seed: () => 'drawn 60' });
    return days;
  }

  /** Answers the questions that stand in turn: a choice by its id, any other words as a text. */
  private async say(conversation: string, ...words: readonly string[]): Promise<void> {
    for (const word of words) {
      const { lines } = await this.place.conversations.lines(conversation, 0);
      const open = lines.findLast((line) => line.from === 'bot' && line.message.prompt);
      const prompt = open?.from === 'bot' ? open.message.prompt?.id : undefined;
      // A rating, and the way to a person, take no tap when they have just appeared.
      if (word.startsWith('score-') || word === 'yes') this.clock.advance(2000);
      const tapped = prompt !== undefined && /^[a-z]+(-\d)?$/.test(word);
      await this.place.conversations.receive(conversation, {
        external: `${lines.length}-${word}`,
        lang: 'ar',
        content: tapped ? { kind: 'tap', prompt, choice: word, text: word } : { kind: 'text', text: word },
      });
    }
  }

  private async arrive(channel: string): Promise<string> {
    const { publicId } = await this.place.conversations.begin(association, channel);
    await this.place.conversations.greet(publicId, 'ar');
    await this.say(publicId, 'agree');
    return publicId;
  }

  /** Asks for a person, waits so many minutes, is answered, and rates. */
  private async served(
    clock: HandClock,
    channel: string,
    minutes: number,
    ...rating: readonly string[]
  ): Promise<void> {
    const conversation = await this.arrive(channel);
    await this.say(conversation, 'موظف');
    clock.advance(minutes * minute);
    const staff = await this.staff;
    await deskOf(this.office.desk).claim(staff, conversation);
    await deskOf(this.office.desk).reply(staff, conversation, {
      id: `answer-${clock.now()}`,
      text: 'حياك الله',
    });
    await deskOf(this.office.desk).giveBack(staff, conversation, 'closed');
    await this.say(conversation, ...rating);
  }

  /** Sends a request for a service, and rates; answers its reference. */
  private async sent(service: string, n: number, ...rating: readonly string[]): Promise<string> {
    const { ground, conversations } = this.place;
    const house = ground.houses.get(association)!;
    const { publicId } = await conversations.begin(association, 'webchat');
    for (const message of requestDialogue(ground.engine, { house, service, n }))
      await conversations.receive(publicId, message);
    const { lines } = await conversations.lines(publicId, 0);
    await this.say(publicId, ...rating);
    return lines.flatMap((line) =>
      line.from === 'bot' && line.message.receipt ? [line.message.receipt] : [],
    )[0]!.reference;
  }

  private async live(clock: HandClock): Promise<void> {
    const staff = await this.staff;
    await this.served(clock, 'webchat', 4, 'score-5', 'خدمة سريعة وواضحة');
    await this.served(clock, 'webchat', 11, 'score-4', 'كان الرد واضحًا');
    await this.sent('support', 1, 'score-5', '=1+1 <b>سهل</b>');
    clock.advance(day);
    await this.served(clock, 'kiosk', 95, 'score-2', 'تأخر الرد قليلًا');
    const decided = await this.sent('support', 2, 'score-3', 'skip');
    await this.sent('suggestion', 3, 'skip');
    await this.say(await this.arrive('webchat'), 'ask', 'وش الثقب الأسود؟', 'yes');
    for (const [n, words] of [
      'سريع',
      'شكرًا لـ researcher على الصبر',
      'واضح',
      'تمام',
      'جزاكم الله خيرًا',
    ].entries())
      await this.served(clock, 'webchat', 2 + n, `score-${5 - (n % 3)}`, words);
    clock.advance(2 * day);
    await this.served(clock, 'kiosk', 30, 'skip');
    await checkCase(this.office, association, decided);
    await this.office.moves.decide(staff, decided, { decision: 'accepted', reason: 'استوفى الشروط' });
    clock.advance(day);
    await bringOwed(this.office, staff, decided);
    await this.office.moves.delivered(staff, decided);
    await this.arrive('webchat');
    await this.sent('volunteering', 4, 'score-4', 'skip');
    await this.say(await this.arrive('webchat'), 'request', 'support', 'محمد بن سعد العتيبي', 'موظف');
    for (let n = 0; n < 2; n += 1) await this.strangeReason(await this.arrive('webchat'));
  }

  /** A reason that no words are written for, as a later release may have left it. */
  private async strangeReason(conversation: string): Promise<void> {
    await this.say(conversation, 'موظف');
    await this.place.ground.database.query(
      `update escalations set reason = 'laterRelease' where conversation_id = (select id from conversations where public_id = $1)`,
      [conversation],
    );
  }

  async close(): Promise<void> {
    await this.office.close();
    await this.place.close();
  }

  async remove(): Promise<void> {
    await this.office.close();
    await this.place.remove();
  }
}
