import {
  announced,
  applicantIn,
  ask,
  branchIn,
  call,
  fieldOf,
  found,
  goesWithout,
  isBrief,
  lacksConsent,
  noticeChanged,
  park,
  parseField,
  takesFile,
  tellNotice,
  vocabulary,
  type FieldValue,
  type Scene,
} from '../../src/engine/flow.ts';
import {
  answered,
  answersAfter,
  askDoubted,
  askField,
  askSignature,
  askAmong,
  doubtAbout,
  following,
  joinBranch,
  mayBeLeftOut,
  next,
  previous,
  review,
  serviceAt,
  showAnswer,
  submission,
  titleOf,
  visible,
  type Request,
} from './answers.ts';
import { fileFault } from './files.ts';
import { askProposed, proposed, refuseProposed, takeProposed } from './proposed.ts';
import { askToldBefore, hasToldBefore, keepToldBefore } from './told-before.ts';

const isComplete = ({ context }: Pick<Scene<Request>, 'context'>): boolean => context.at === null;
const similar = (scene: Pick<Scene<Request>, 'event'>) => found(scene, 'similar')?.reference ?? null;

/** The value that a tap says of those that stood in one message. */
const namedBy = ({ context, event }: Pick<Scene<Request>, 'context' | 'event'>): FieldValue | undefined =>
  context.among?.find((one) => typeof one !== 'object' && String(one) === event.choice);

/** The number that the channel proves, where it is a value of the field that is asked. */
function provedAt(scene: Scene<Request>): FieldValue | undefined {
  const field = fieldOf(serviceAt(scene), scene.context.at ?? '');
  const number = found(scene, 'provedNumber')?.number;
  const parsed = field && number !== undefined ? parseField(field, number, scene.given.now) : undefined;
  return parsed?.ok ? parsed.value : undefined;
}

export const words = vocabulary<Request>()({
  context: (input) => ({
    service: typeof input['service'] === 'string' ? input['service'] : null,
    answers: {},
    at: null,
    ...(input['values'] !== undefined && {
      proposed: input['values'] as Readonly<Record<string, FieldValue>>,
    }),
    sha256: null,
    similar: null,
    reference: null,
  }),
  guards: {
    lacksConsent,
    noticeChanged,
    hasService: (scene) => serviceAt(scene) !== undefined,
    hasPrevious: (scene) => previous(scene) !== undefined,
    hasAnswers: ({ context }) => answered(context) > 0,
    wantsOther: ({ context, event }) =>
      context.reference === null && answered(context) > 0 && event.service !== context.service,
    isComplete,
    isBriefly: (scene) => isComplete(scene) && isBrief(serviceAt(scene) ?? {}, scene.context.answers),
    isCalledSo: (scene) => Object.keys(proposed(scene, undefined)).join() === serviceAt(scene)?.brief?.field,
    isGone: (scene) => fieldOf(serviceAt(scene), scene.context.at ?? '') === undefined,
    isSent: ({ context }) => context.reference !== null,
    canCorrect: (scene) =>
      scene.context.reference === null && visible(scene).some(({ name }) => name === scene.event.field),
    canPropose: (scene) =>
      scene.context.reference === null &&
      scene.event.values !== undefined &&
      Object.keys(proposed(scene, scene.event.values)).length > 0,
    hasProposed: (scene) => Object.keys(proposed(scene, undefined)).length > 0,
    hasToldBefore,
    canCorrectChosen: (scene) => visible(scene).some((field) => field.name === scene.event.choice),
    namesSeveral: ({ event }) => (event.among?.length ?? 0) > 1,
    isNamed: (scene) => namedBy(scene) !== undefined,
    isDoubted: (scene) => scene.event.unsure === true || doubtAbout(scene, scene.event.value) !== undefined,
    fitsNumber: (scene) => provedAt(scene) !== undefined,
    fileFits: (scene) => fileFault(scene) === undefined,
    wantsFile(scene) {
      const field = fieldOf(serviceAt(scene), scene.context.at ?? '');
      return field !== undefined && takesFile(field);
    },
    goesWithout: (scene) => {
      const field = fieldOf(serviceAt(scene), scene.context.at ?? '');
      return field !== undefined && (mayBeLeftOut(scene, field) || goesWithout(field));
    },
    isSimilar: (scene) => similar(scene) !== null,
    isAsReviewed: (scene) => scene.context.sha256 === review(scene).sha256,
    isUnrated: (scene) => scene.given.hushed === true && scene.context.sha256 === review(scene).sha256,
  },
  assigns: {
    keepService: ({ event }) => ({ service: event.service ?? event.choice ?? null }),
    forgetService: () => ({ service: null, answers: {}, at: null }),
    keepWanted: ({ event }) => ({ wanted: event.service ?? null }),
    keepAnswer: (scene) => ({ ...answersAfter(scene, scene.event.value as FieldValue), refused: null }),
    keepAmong: ({ event }) => ({ among: event.among ?? null, refused: null }),
    takeNamed: (scene) => ({ ...answersAfter(scene, namedBy(scene) ?? null), among: null }),
    keepDoubted: ({ event }) => ({ doubted: event.value ?? null, refused: null }),
    keepNumber: (scene) => ({ doubted: provedAt(scene) ?? null, refused: null }),
    refuseDoubted: ({ context }) => ({ refused: context.doubted ?? null, doubted: null }),
    keepProposed: (scene) => ({ proposed: proposed(scene, scene.event.values) }),
    keepToldBefore,
    takeProposed,
    refuseProposed,
    takeDoubted: (scene) => ({ ...answersAfter(scene, scene.context.doubted ?? null), doubted: null }),
    keepTyped: (scene) => answersAfter(scene, scene.event.output?.['value'] as FieldValue),
    skipAnswer: (scene) => answersAfter(scene, null),
    toMissing: (scene) => ({ ...next(scene, scene.context.answers), proposed: null }),
    toPrevious: (scene) => ({ at: previous(scene)?.name ?? null }),
    toLast: (scene) => ({ at: visible(scene).at(-1)?.name ?? null }),
    toNamed: ({ event }) => ({ at: event.field ?? event.choice ?? null, sha256: null, refused: null }),
    keepHash: (scene) => ({ sha256: review(scene).sha256 }),
    keepSimilar: (scene) => ({ similar: similar(scene) }),
    keepReference: (scene) => ({ reference: submission(scene).reference }),
  },
  effects: {
    /** What need not be there is left out; for what has to follow somebody speaks with them. */
    sayWithout(scene) {
      const field = fieldOf(serviceAt(scene), scene.context.at ?? '');
      const isLeftOut = field !== undefined && mayBeLeftOut(scene, field);
      return { type: 'say', said: { line: isLeftOut ? 'request.leftOutIt' : 'request.goesWithout' } };
    },
    tellNotice,
    askService: ({ house }) =>
      ask('service', 'request.chooseService', {
        choices: house.association.services.map((service) => service.id),
        of: 'service',
      }),
    introduce: (scene) => {
      const service = serviceAt(scene);
      if (!service) return [];
      return [
        {
          type: 'say',
          said: {
            words: {
              ar: `${service.title.ar}: ${service.summary.ar}.`,
              en: `${service.title.en ?? service.title.ar}: ${service.summary.en ?? service.summary.ar}.`,
            },
          },
        },
        {
          type: 'say',
          said: { line: 'request.introduction', values: { ...announced(service) } },
        },
      ];
    },
    askField,
    joinBranch,
    askDoubted,
    askAmong,
    showAnswer,
    askProposed,
    askToldBefore,
    askReview: ({ context }) => ({
      type: 'ask',
      ask: {
        kind: 'review',
        said: { line: 'request.review' },
        choices: ['confirm', 'correct'],
        review: { service: context.service ?? '', answers: context.answers },
        reminds: true,
      },
    }),
    askCorrection: (scene) => ({
      type: 'ask',
      ask: {
        kind: 'choice',
        said: { line: 'request.whichField' },
        choices: [...visible(scene).map((field) => field.name), 'nothing'],
        of: 'field',
        review: { service: scene.context.service ?? '', answers: scene.context.answers },
      },
    }),
    sayFileFault: (scene) => {
      const fault = fileFault(scene);
      return fault
        ? {
            type: 'say',
            said: { group: 'faults', word: fault.code, ...(fault.args && { values: fault.args }) },
          }
        : [];
    },
    lookUpNumber: () => ({ type: 'lookUp', query: { kind: 'provedNumber', whole: true } }),
    sayNoNumber: (scene) => {
      const field = fieldOf(serviceAt(scene), scene.context.at ?? '');
      return field ? { type: 'say', said: { group: 'faults', word: `${field.type}.notShown` } } : [];
    },
    askInstead: (scene) =>
      ask('yesNo', 'request.instead', {
        said: {
          line: 'request.instead',
          values: {
            here: titleOf(scene, scene.context.service),
            there: titleOf(scene, scene.context.wanted),
          },
        },
        choices: ['yes', 'no'],
      }),
    beginWanted: ({ context }) => park(context.wanted ?? undefined),
    lookForSimilar: (scene) => ({
      type: 'lookUp',
      query: { kind: 'similar', service: scene.context.service ?? '' },
    }),
    askSimilar: ({ context }) => ({
      type: 'ask',
      ask: {
        kind: 'yesNo',
        said: { line: 'request.similar', values: { reference: context.similar ?? '' } },
        choices: ['yes', 'no'],
      },
    }),
    askSignature,
    submit: (scene) => {
      const sealed = submission(scene);
      const service = serviceAt(scene);
      const name = service && applicantIn(service, sealed.answers);
      const branch = branchIn(scene.house.association.pack, sealed.answers);
      return [
        { type: 'submit', submission: sealed },
        { type: 'note', facts: { requests: [...(scene.facts.requests ?? []), sealed.reference].slice(-10) } },
        {
          type: 'receipt',
          service: sealed.service,
          reference: sealed.reference,
          replyOn: sealed.replyOn,
          told: sealed.told,
          ...(name !== undefined && { name }),
          ...(branch && { branch: branch.id }),
          ...(following(scene).length > 0 && { follows: following(scene) }),
        },
      ];
    },
    askForRating: ({ context }) => call('rating', { about: 'request', service: context.service }),
  },
});
