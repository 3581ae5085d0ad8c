import { z } from 'zod';
import { lifeOf, mustCheck, type Life } from '../../cases/life.ts';
import type { LineName } from '../../contract/line-names.ts';
import type { Receipt } from '../../contract/index.ts';
import { fieldLabels } from '../../voice/labels.ts';
import { serviceOf, studiedBy, type House } from '../../voice/house.ts';
import { promiseLine } from '../../voice/promise.ts';
import { showReference } from '../../voice/reference.ts';
import { inLang, type Lang } from '../../wording/wording.ts';
import { outcome } from '../outcome.ts';

/** The reference number that the member takes home, with the day of the promised answer where the policy names a period. */
export const receipt = outcome(
  'receipt',
  {
    service: z.string(),
    reference: z.string(),
    replyOn: z.string(),
    told: z.boolean(),
    name: z.exactOptional(z.string()),
    follows: z.array(z.string()).readonly().optional(),
    /** The branch to which it belongs, by its id in the pack. */
    branch: z.string().optional(),
  },
  {
    say({ service: id, reference, replyOn, told, name, follows, branch }, { house, lang }) {
      const committee = studiedBy(house, id, lang);
      const service = serviceOf(house, id);
      const own = lifeOf(house.association, service);
      const life = follows ? mustCheck(own) : own;
      const sent = sentLine(life);
      const promise = told
        ? promiseLine(house, lang, replyOn)
        : house.wording.line(lang, 'request.receiptNoPromise');
      const card: Receipt = {
        reference,
        ...(told && { promisedOn: replyOn }),
        committee,
        ...(service && { service: inLang(service.title, lang) }),
        ...(name !== undefined && { name }),
        stages: stagesOf(life).map((stage) => house.wording.line(lang, stage, { committee })),
      };
      const text = [
        house.wording.line(lang, sent, { reference: showReference(reference), committee }),
        ...(follows ? [followsLine(house, lang, { service: id, follows })] : []),
        promise,
        ...branchLines(house, lang, branch),
        house.wording.line(lang, 'request.receiptKeep'),
      ];
      return { text: text.join('\n\n'), lang, receipt: card };
    },
  },
);

/** Where its branch is found, when it is open and by what number it is reached. */
function branchLines(house: House, lang: Lang, id: string | undefined): readonly string[] {
  const found = house.association.pack.branches?.list.find((one) => one.id === id);
  if (!found) return [];
  const { name, place, hours, telephone, delegate } = found;
  const say = (line: LineName, values: Readonly<Record<string, string>>): string =>
    house.wording.line(lang, line, values);
  const said = { branch: inLang(name, lang), place: inLang(place, lang) };
  const lines = [
    say('request.receiptBranch', said),
    ...(hours ? [say('request.receiptBranchHours', { hours: inLang(hours, lang) })] : []),
    ...(telephone === undefined ? [] : [say('request.receiptBranchPhone', { phone: telephone })]),
    ...(delegate ? [say('request.receiptBranchDelegate', { delegate: inLang(delegate, lang) })] : []),
  ];
  return [lines.join(' ')];
}

/** What a request goes through, as its member is told on the receipt: that it arrived, up to the answer. */
const stagesOf = ({ ends, check }: Life): readonly LineName[] => [
  'request.stages.sent',
  ...(check === 'must' ? (['request.stages.check'] as const) : []),
  'request.stages.study',
  ends === 'conclusion' ? 'request.stages.conclusion' : 'request.stages.answer',
];

/** What is still to come, and that the committee sees the request when it is here. */
const followsLine = (
  house: House,
  lang: Lang,
  { service, follows }: { readonly service: string; readonly follows: readonly string[] },
): string =>
  house.wording.line(lang, 'request.receiptFollows', {
    what: fieldLabels(serviceOf(house, service), follows, lang),
    committee: studiedBy(house, service, lang),
  });

/** Where it goes now: to whom its service names, to whoever checks it, or to the committee at once. */
function sentLine({ ends, check }: Life): LineName {
  if (ends === 'conclusion') return 'request.receiptElsewhere';
  return check === 'must' ? 'request.receiptToCheck' : 'request.receipt';
}
