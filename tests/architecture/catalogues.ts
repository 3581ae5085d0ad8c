import { kinds as pushed, pulled } from '../../adapters/index.ts';
import { flows } from '../../flows/index.ts';
import { verbs } from '../../src/desk/verbs/index.ts';
import { kinds as fields } from '../../src/fields/kinds/index.ts';
import { lookUps } from '../../src/lookups/index.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { figures } from '../../src/reports/figures/index.ts';
import type { Catalogue } from './branches.ts';

/** `hand-back` as code writes it: `handBack`. */
const inCode = (path: string): string => path.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const verbNames = [...new Set(verbs.flatMap(({ path }) => [path, inCode(path)]))];
/** Every call that the desk's browser makes, by its name. */
const deskCalls = /^src\/web\/desk\/server\/api\.ts$/;

/** What is told of its own accord, by kinds that providers want a text of their own for. */
const notices = /^(src\/channel\/notice|adapters\/whatsapp-cloud\/(index|templates))\.ts$/;

/** Every catalogue of kinds that answer for themselves, with what a kind of it is `read` from. */
export const catalogues: readonly (Catalogue & { readonly read: string })[] = [
  {
    folder: 'src/fields/kinds',
    names: fields.map(({ type }) => type),
    from: /\b(field|spec|asked|prompt|question)\w*\??\.(type|kind)$/i,
    read: 'field.type',
    homonyms: [
      // What a message of a member holds, and what is understood of it.
      { words: ['text', 'choice'], beside: /\b(event|meaning|content|latin)\??\.kind$/ },
      { words: ['text', 'choice'], in: /^src\/engine\/question\/(passing|meant)\.ts$/ },
      { words: ['number'], beside: /^typeof / },
      // A word before the number of an article.
      { words: ['number'], in: /^src\/knowledge\/articles\/place\.ts$/ },
      { words: ['name'], beside: /^keyboard\.autocomplete$/ },
      { words: ['name'], in: /^src\/association\/check\.ts$/ },
      // How a column of a report is written.
      { words: ['text'], in: /^src\/(contract\/reports\.ts|web\/desk\/reports\/written\.ts)$/ },
      // Parts of what a browser keeps.
      { words: ['text'], in: /^src\/web\/(chat\/connection|desk\/conversation\/writing)\/outbox\.ts$/ },
      // Kinds of questions that flows ask by themselves.
      { words: ['yesNo'], in: /^src\/voice\/question-kinds\.ts$/ },
      // How an everyday fact is written at the desk.
      { words: ['text', 'number', 'choice'], in: /^src\/web\/desk\/facts\/writing\/leaf\.tsx$/ },
      { words: ['attachment'], in: /^tools\/(flows|seed\/answers)\.ts$/ },
    ],
    properties: ['text', 'choice', 'name', 'number', 'date', 'city'],
  },
  {
    folder: 'src/outcomes',
    names: outcomes.map(({ type }) => type),
    from: /\b(result|outcome|effect)\w*\??\.type$/i,
    read: 'result.type',
    homonyms: [
      { words: ['answer', 'file'], beside: /\b(event|meaning|meant|content)\??\.kind$/ },
      { words: ['answer', 'file'], in: /^src\/engine\/question\/(passing|meant)\.ts$/ },
      // How sure an answer is, and what the evaluation reads of a turn's results to tell it.
      { words: ['answer'], beside: /^band$/ },
      { words: ['answer', 'handOver'], in: /^src\/conversation\/rehearsal\/evaluation\/evaluate\.ts$/ },
      // What members say: how their request stands.
      { words: ['status'], beside: /\b(meaning|intent|latin)\??\.(kind|name)$/ },
      { words: ['comment'], beside: /\b(prompt|asked)\??\.kind$/ },
      { words: ['answer'], beside: /^asked\.of$/ },
      // Where a candidate comes from.
      { words: ['answer'], beside: /^from$/ },
      { words: ['right'], beside: /^position$/ },
      // How a code that somebody told was tried.
      { words: ['right'], beside: /^tried\.kind$/ },
      { words: ['takeover'], beside: /^one\.kind$/ },
      { words: ['send'], beside: /^order\.kind$/ },
      // How the desk's browser writes: what a draft is, and which keys there are.
      { words: ['file'], beside: /^takes$/ },
      { words: ['submit'], in: /^src\/web\/desk\/(parts\/submit\.ts|shell\/entering\.tsx)$/ },
      { words: ['file', 'reply'], in: /^src\/web\/desk\/conversation\/(writing|thread)\// },
      { words: ['reply'], in: /^src\/web\/desk\/conversation\/take-over\.tsx$/ },
      {
        words: ['claim', 'reply', 'send'],
        in: /^src\/web\/desk\/(shell\/keys-help\.tsx|inbox\/inbox-keys\.ts)$/,
      },
      { words: ['send', 'transfer', 'flag'], in: /^src\/web\/desk\/parts\/icon\.tsx$/ },
      { in: deskCalls },
      { words: ['reply'], in: /^(src\/association\/(check|schema)|adapters\/whatsapp-cloud\/compose)\.ts$/ },
      // A column of the database.
      { words: ['comment'], in: /^tools\/grow\/read-patterns\.ts$/ },
      { words: ['consent', 'comment'], in: /^src\/(contract\/prompt|voice\/question-kinds)\.ts$/ },
      { words: ['rate'], in: /^src\/reports\/figures\/people\/escalations\.ts$/ },
      // Steps in the history of a case, as they are drawn.
      { words: ['concernOver'], in: /^src\/web\/desk\/requests\/status-chip\.tsx$/ },
      { words: ['decision', 'newDay'], in: notices },
      // Why something is not told.
      { words: ['unreached'], beside: /^because$/ },
      // What a text means.
      { words: ['status', 'answer'], in: /^src\/engine\/understand\/understand\.ts$/ },
      // Actions and states of flows.
      {
        words: [
          'submit',
          'supply',
          'bring',
          'unlink',
          'withdraw',
          'stopWaiting',
          'askRating',
          'rate',
          'consent',
        ],
        in: /^flows\//,
      },
      // What somebody does to a case, and what its machine does then.
      { words: ['answer', 'decision', 'putOff', 'withdraw'], in: /^src\/cases\/(machine|life)\.ts$/ },
      { words: ['answer'], in: /^src\/web\/desk\/requests\/request-details\.tsx$/ },
    ],
    properties: [
      'alert',
      'answer',
      'appeal',
      'decision',
      'file',
      'flag',
      'link',
      'rate',
      'receipt',
      'reveal',
      'reply',
      'right',
      'send',
      'status',
      'vote',
    ],
  },
  {
    folder: 'src/lookups',
    names: lookUps.map(({ kind }) => kind),
    from: /\b(query|found|lookUp)\w*\??\.kind$/i,
    read: 'query.kind',
    homonyms: [
      // Which conversations the inbox shows.
      { words: ['mine'], beside: /^(sought\.)?which(\.kind)?$/ },
      {
        words: ['mine'],
        in: /^src\/(contract\/desk|desk\/reading\/reading|records\/desk\/conversation-list)\.ts$/,
      },
      { words: ['mine'], in: /^src\/web\/desk\/inbox\/(inbox\.tsx|watch\.ts|changed-rows\.ts)$/ },
      // What the other side of a chat calls its own messages.
      { words: ['mine'], in: /^adapters\/whatsapp-web\/(wire|child\/session)\.ts$/ },
      {
        words: ['request'],
        in: /^src\/(http\/pulled\/channel-routes|outcomes\/requests\/status|conversation\/rehearsal\/sample-dialogue)\.ts$/,
      },
      { words: ['request'], in: /^src\/web\/desk\/(server\/api\.ts|requests\/request-details\.tsx)$/ },
      { words: ['code'], in: notices },
      // What shows that a service was received.
      { words: ['code'], beside: /^received\?\.by$/ },
      // Choices, states and contexts of flows.
      { words: ['mine', 'request', 'similar'], in: /^flows\// },
      { words: ['request'], in: /^src\/conversation\/rehearsal\/evaluation\/reading-of\.ts$/ },
    ],
    properties: ['asks', 'code', 'joins', 'mine', 'request', 'similar'],
  },
  {
    folder: 'src/desk/verbs',
    names: verbNames,
    from: /\bverb\w*\??\.path$/i,
    read: 'verb.path',
    homonyms: [
      // What a manager lays down beside figures: a target, or a note on a day.
      { words: ['note'], in: /^src\/web\/desk\/reports\/marks\/marks\.tsx$/ },
      // Who said a line, and the kind of an entry.
      { words: ['note'], beside: /\b((line\.)?from|(entry|act)\.kind|effect\.type)$/ },
      {
        words: ['note'],
        in: /^src\/(contract\/desk|desk\/reading\/thread|conversation\/turn\/sending|engine\/effects|records\/turns\/entries)\.ts$/,
      },
      // The places of the desk's page at which its buttons stand, and how the page writes.
      { words: ['note', 'reply', 'close', 'handBack'], in: /^src\/web\/desk\/conversation\// },
      { words: ['claim', 'reply'], in: /^src\/web\/desk\/(shell\/keys-help\.tsx|inbox\/inbox-keys\.ts)$/ },
      { words: ['note', 'transfer', 'close'], in: /^src\/web\/desk\/parts\/icon\.tsx$/ },
      { in: deskCalls },
      { words: ['reply'], in: /^(src\/association\/(check|schema)|adapters\/whatsapp-cloud\/compose)\.ts$/ },
      { words: ['files'], in: /^(src\/records\/keeping\/backup-format|tools\/grow\/copy)\.ts$/ },
      // An action of a flow.
      { words: ['unlink'], in: /^flows\// },
    ],
    properties: ['close', 'files', 'note', 'reply', 'report'],
  },
  {
    folder: 'src/reports/figures',
    names: figures.map(({ id }) => id),
    from: /\bfigure\w*\??\.id$/i,
    read: 'figure.id',
    homonyms: [
      // How a figure is shown over time.
      { words: ['trend'], in: /^src\/(contract\/reports\.ts|web\/desk\/reports\/presentations\/)/ },
      // Pages of the desk, what changed or was found there, and tables of the records.
      { words: ['requests', 'conversations'], in: /^src\/(contract\/desk|desk\/requests\/search)\.ts$/ },
      { words: ['requests', 'conversations'], beside: /^place$/ },
      { words: ['requests'], beside: /^(change\.)?what$/ },
      { words: ['requests'], in: /^src\/web\/desk\/(requests\/page|server\/live)\.tsx$/ },
      {
        words: ['conversations', 'requests', 'escalations'],
        in: /^(src\/records\/keeping\/backup-format|tools\/grow\/(copy|read-patterns))\.ts$/,
      },
    ],
    properties: ['conversations', 'requests'],
  },
  {
    folder: 'adapters',
    names: [...pushed, ...pulled].map(({ name }) => name),
    from: /\bchannel\w*(\??\.name)?$/i,
    read: 'channel.name',
    homonyms: [],
    properties: [],
  },
  {
    folder: 'flows',
    names: flows.map(({ name }) => name),
    from: /\bflow\w*(\??\.name)?$/i,
    read: 'frame.flow',
    homonyms: [
      { words: ['rating'], in: notices },
      // Kinds of questions, and of what a choice of theirs is called by.
      { words: ['rating'], beside: /^((prompt\??\.)?kind|asked\.of|as)$/ },
      {
        words: ['consent', 'rating'],
        in: /^src\/(contract\/(prompt|reports)|voice\/question-kinds|engine\/understand\/by-kind)\.ts$/,
      },
      {
        words: ['request'],
        in: /^src\/(lookups\/request|http\/pulled\/channel-routes|outcomes\/requests\/status|conversation\/rehearsal\/(sample-dialogue|evaluation\/reading-of))\.ts$/,
      },
      { words: ['request'], in: /^src\/web\/desk\/(server\/api\.ts|requests\/request-details\.tsx)$/ },
    ],
    properties: [],
  },
];
