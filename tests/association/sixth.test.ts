import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Rehearsal } from '../../src/conversation/rehearsal/rehearsal.ts';
import { walk } from '../../src/conversation/rehearsal/walk.ts';
import { handClock } from '../../src/kernel/clock.ts';
import { openHouses } from '../../src/minds.ts';
import { until } from '../support/wait.ts';
import { startCommand } from '../support/children.ts';
import { aWorkingMorning, countingSeed, theEngine } from '../support/house.ts';
import { keeping } from '../support/learned.ts';

const files = {
  'pack.yaml': `
id: green-valley
name: { ar: جمعية الوادي الأخضر, en: Green Valley Association }
shortName: { ar: الوادي الأخضر }
member: { one: { ar: مستفيد }, the: { ar: المستفيد }, many: { ar: المستفيدون } }
address: masculine
document: { title: { ar: سياسة العلاقة مع المستفيدين } }
greeting: { ar: أهلًا بك في جمعية الوادي الأخضر. }
procedure:
  unclear: { to: administration, title: { ar: إدارة الجمعية }, answerWithin: 30 }
  committee: { name: { ar: لجنة المستفيدين } }
  reply: { kind: promised, by: 10, clause: reply }
branches:
  label: { ar: الفرع }
  ask: { ar: لأي فرع طلبك؟ }
  list:
    - { id: north, name: { ar: فرع الشمال }, town: { ar: الشعبة }, place: { ar: طريق الملك فهد }, delegate: { ar: سالم الحربي }, telephone: '0163334455', hours: { ar: 'الأحد والثلاثاء صباحًا' } }
    - { id: south, name: { ar: فرع الجنوب }, town: { ar: السليل }, place: { ar: حي المطار } }
hours: { week: { sunday: [['09:00', '15:00']], tuesday: [['09:00', '15:00']] } }
privacy: { version: '1', notice: { ar: نحفظ ما تكتبه لخدمتك فقط. هل توافق؟ } }
attestation: { ar: أقرّ بصحة ما ذكرته. }
`,
  'services.yaml': `
services:
  - id: water
    title: { ar: سقيا ماء }
    summary: { ar: توصيل الماء إلى المنازل }
    fields:
      - { type: name, name: fullName, label: { ar: الاسم }, ask: { ar: ما اسمك؟ } }
      - { type: number, name: tanks, label: { ar: عدد الخزانات }, ask: { ar: كم خزانًا عندك؟ } }
`,
  'answers.yaml': `
answers:
  - id: price
    title: { ar: هل سقيا الماء مجانية؟ }
    answer: { ar: نعم، سقيا الماء مجانية للمستفيدين. }
    phrasings: { msa: [هل توصيل الماء مجاني؟], saudi: [بكم توصلون الموية؟] }
`,
  'clauses.yaml': `
clauses:
  - { id: reply, place: { ar: المادة 3 }, heading: { ar: مدة الرد }, text: { ar: يُرد على الطلب خلال عشرة أيام. } }
`,
};

describe('a sixth association is a folder', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'associations-'));
    await mkdir(join(folder, 'green-valley'));
    for (const [name, text] of Object.entries(files))
      await writeFile(join(folder, 'green-valley', name), text);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('it talks to the end of a request without a line of code', async () => {
    const houses = await openHouses(folder, keeping.keeper);
    const house = houses.get('green-valley')!;
    const engine = theEngine();
    const rehearsal = new Rehearsal({
      engine,
      house,
      clock: handClock(aWorkingMorning),
      seed: countingSeed(),
    });
    const greeted = rehearsal.play({ kind: 'start', lang: 'ar' });
    expect(greeted.map(({ text }) => text).join()).toContain('أهلًا بك في جمعية الوادي الأخضر.');
    const said = [
      'أوافق',
      'سقيا ماء',
      'الشعبة',
      'سعد محمد القحطاني',
      'بكم توصلون الموية؟',
      'خزانين اثنين',
      'نعم',
      'أقر',
      'أبغى أحجز موعد',
    ].map((text) => rehearsal.play({ kind: 'text', text }));
    expect(said[1]?.at(-1)?.text).toContain('لأي فرع طلبك؟');
    expect(said[4]?.[0]?.text).toContain('مجانية');
    const kept = rehearsal.world.submissions.at(-1)?.answers['branch'];
    expect(kept).toBe('north');
    const told = said.flat().find((message) => message.receipt)?.text;
    expect(told).toMatch(/فرع الشمال، طريق الملك فهد.*الأحد والثلاثاء صباحًا.*0163334455.*سالم الحربي/u);
    // Whoever wants an appointment is told where the branch that they named is, and its number.
    expect(
      said
        .at(-1)
        ?.map(({ text }) => text)
        .join(),
    ).toMatch(/موعد.*طريق الملك فهد.*0163334455/su);
    const receipt = said.flat().find((message) => message.receipt)?.receipt;
    // Ten days after Sunday 8 November is a Wednesday; the desk is open on Sundays and Tuesdays.
    expect(receipt).toMatchObject({ promisedOn: '2026-11-22', committee: 'لجنة المستفيدين' });
    expect(walk(engine, house).length).toBeGreaterThan(15);
  });

  test('it talks in the terminal, where ASSOCIATIONS_DIR names the folder', async () => {
    const child = startCommand('talk', ['green-valley', '--json'], { ASSOCIATIONS_DIR: folder });
    await until('it greets', () => child.out.includes('\n') || child.isOver);
    child.send('SIGTERM');
    await child.ended;
    expect({ out: child.out, log: child.log }).toMatchObject({
      out: expect.stringContaining('أهلًا بك في جمعية الوادي الأخضر.'),
    });
  });
});
