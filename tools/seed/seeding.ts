import { claim } from '../../src/desk/verbs/claim.ts';
import { close } from '../../src/desk/verbs/close.ts';
import { reply } from '../../src/desk/verbs/reply.ts';
import type { Ground } from '../../src/conversation/context.ts';
import { Conversations } from '../../src/conversation/conversations.ts';
import { requestDialogue } from '../../src/conversation/rehearsal/sample-dialogue.ts';
import { Office } from '../../src/desk/office.ts';
import type { House } from '../../src/voice/house.ts';
import { day, handClock, hour, minute } from '../../src/kernel/clock.ts';
import { drawn } from '../../src/kernel/ids.ts';
import type { Staff } from '../../src/records/desk/staff.ts';

const remarks = [
  'خدمة سريعة وواضحة',
  'الموظف متعاون جزاه الله خيرًا',
  'تأخر الرد قليلًا',
  'أتمنى إرسال رسالة عند تغيّر حالة الطلب',
  'سهل حتى لكبار السن',
  'الأسئلة كثيرة',
];
const answers = [
  'حياك الله، اطلعت على طلبك وسأشرح لك المطلوب.',
  'يكفي أن ترفق تعريف الراتب، والباقي مكتمل.',
  'تم تحديث بياناتك، وتستطيع إكمال الطلب الآن.',
];
const reasons = ['استوفى الطلب الشروط', 'اكتملت المستندات واعتمدتها اللجنة', 'لا تنطبق شروط الدعم هذا الشهر'];
const scoresOutOf = [1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 5];

/** One seeded world: everything in it follows from the seed. */
export class Seeding {
  private readonly now: number;
  private readonly clock;
  private readonly conversations: Conversations;
  private readonly office: Office;

  constructor(
    private readonly ground: Ground,
    private readonly house: House,
    private readonly seed: string,
  ) {
    this.now = ground.clock.now();
    const { now } = this;
    this.clock = handClock(now - 60 * day);
    const then = { ...ground, clock: this.clock };
    this.conversations = new Conversations(then);
    this.office = new Office(then, this.conversations);
  }

  private pick<T>(salt: string, list: readonly T[]): T {
    return list[drawn(this.seed, salt, list.length)] as T;
  }

  /** Taps or types what a member would at the question that stands now. */
  private async tap(publicId: string, choice: string, external: string): Promise<void> {
    const { lines } = await this.conversations.lines(publicId, 0);
    const asked = lines.findLast((line) => line.from === 'bot' && line.message.prompt);
    const prompt = asked?.from === 'bot' ? (asked.message.prompt?.id ?? '') : '';
    await this.conversations.receive(publicId, {
      external,
      lang: 'ar',
      content: { kind: 'tap', prompt, choice, text: choice },
    });
  }

  private async rate(publicId: string, n: number): Promise<void> {
    if (drawn(this.seed, `rates ${n}`, 10) < 3) return this.tap(publicId, 'skip', 'rate');
    await this.tap(publicId, `score-${this.pick(`score ${n}`, scoresOutOf)}`, 'rate');
    if (drawn(this.seed, `remarks ${n}`, 3) > 0) return this.tap(publicId, 'skip', 'comment');
    await this.conversations.receive(publicId, {
      external: 'comment',
      lang: 'ar',
      content: { kind: 'text', text: this.pick(`remark ${n}`, remarks) },
    });
  }

  private async request(publicId: string, n: number, committee: Staff): Promise<void> {
    const service = this.pick(`service ${n}`, this.house.association.services).id;
    for (const message of requestDialogue(this.ground.engine, { house: this.house, service, n })) {
      this.clock.advance(20_000);
      await this.conversations.receive(publicId, message);
    }
    await this.rate(publicId, n);
    if (this.now - this.clock.now() < 20 * day) return;
    const { lines } = await this.conversations.lines(publicId, 0);
    const receipt = lines
      .flatMap((line) =>
        line.from === 'bot' && line.message.receipt ? [line.message.receipt.reference] : [],
      )
      .at(-1);
    this.clock.advance(15 * day);
    if (receipt === undefined) return;
    const decision = drawn(this.seed, `decision ${n}`, 4) === 0 ? 'refused' : 'accepted';
    await this.office.requests.decide(committee, receipt, {
      decision,
      reason: decision === 'refused' ? (reasons[2] ?? '') : this.pick(`reason ${n}`, reasons.slice(0, 2)),
    });
  }

  private async person(publicId: string, n: number, researcher: Staff): Promise<void> {
    const say = (external: string, text: string): Promise<unknown> =>
      this.conversations.receive(publicId, { external, lang: 'ar', content: { kind: 'text', text } });
    await this.conversations.receive(publicId, { external: 'start', lang: 'ar', content: { kind: 'start' } });
    await this.tap(publicId, 'agree', 'agree');
    await say('person', 'أبغى أكلم موظف');
    if (this.now - this.clock.now() < 12 * hour) return;
    this.clock.advance((3 + drawn(this.seed, `wait ${n}`, 40)) * minute);
    await this.office.desk.perform(claim, {
      staff: researcher,
      conversation: publicId,
      input: undefined,
    });
    this.clock.advance(minute);
    await this.office.desk.perform(reply, {
      staff: researcher,
      conversation: publicId,
      input: { id: `seed-answer-${n}`, text: this.pick(`answer ${n}`, answers) },
    });
    await say('thanks', 'الله يعطيك العافية');
    this.clock.advance(2 * minute);
    await this.office.desk.perform(close, {
      staff: researcher,
      conversation: publicId,
      input: undefined,
    });
    await this.rate(publicId, n);
  }

  private async question(publicId: string, n: number): Promise<void> {
    await this.conversations.receive(publicId, { external: 'start', lang: 'ar', content: { kind: 'start' } });
    await this.tap(publicId, 'agree', 'agree');
    await this.tap(publicId, 'ask', 'ask');
    const answer = this.pick(`question ${n}`, this.house.association.answers);
    await this.conversations.receive(publicId, {
      external: 'question',
      lang: 'ar',
      content: { kind: 'text', text: answer.phrasings.saudi[0] ?? answer.title.ar },
    });
    await this.tap(publicId, 'answered', 'answered');
    await this.rate(publicId, n).catch(() => undefined);
  }

  /** Conversations one after another through sixty days, the last ones of today. */
  async run(count: number, staff: { researcher: Staff; committee: Staff }): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const { publicId } = await this.conversations.begin(this.house.association.id, 'webchat');
      this.clock.set(
        this.now -
          60 * day +
          Math.floor((n / count) * 60 * day) +
          drawn(this.seed, `minute ${n}`, 600) * minute -
          10 * hour,
      );
      const kind = drawn(this.seed, `kind ${n}`, 10);
      if (kind < 5) await this.request(publicId, n, staff.committee);
      else if (kind < 8) await this.person(publicId, n, staff.researcher);
      else await this.question(publicId, n);
    }
    await this.office.close();
    await this.conversations.close();
  }
}
