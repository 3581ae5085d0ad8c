// Made from locales/ by `npm run line-names`.

/** The lines of each file of locales/<lang>/, by their names in it. */
interface LineNames {
  readonly channel:
    | 'open' | 'byNumber' | 'contact' | 'secure' | 'secureButton' | 'cannotSend' | 'typed.menu' | 'typed.help'
    | 'typed.person' | 'typed.back' | 'typed.cancel' | 'commands.menu' | 'commands.help' | 'commands.person'
    | 'commands.back' | 'commands.cancel';
  readonly chat:
    | 'tagline' | 'otherLanguage' | 'log' | 'yourMessage' | 'send' | 'attach' | 'noScript' | 'you' | 'staff'
    | 'sending' | 'sent' | 'waiting' | 'failed' | 'retry' | 'connecting' | 'offline' | 'closed' | 'reload'
    | 'newMessages' | 'more' | 'today' | 'yesterday' | 'choices' | 'copy' | 'copied' | 'reference' | 'fileTooLarge'
    | 'fileWrongType' | 'typing' | 'newTab' | 'file' | 'placeholder.text' | 'placeholder.number'
    | 'placeholder.date' | 'placeholder.nationalId' | 'placeholder.iqama' | 'placeholder.mobile'
    | 'placeholder.iban' | 'placeholder.name' | 'placeholder.city' | 'placeholder.attachment'
    | 'placeholder.reference' | 'placeholder.comment' | 'embed.open' | 'embed.close';
  readonly choices:
    | 'agree' | 'refuse' | 'resume' | 'request' | 'track' | 'ask' | 'person' | 'rate' | 'skip' | 'keep' | 'yes'
    | 'no' | 'confirm' | 'correct' | 'nothing' | 'sign' | 'notYet' | 'stay' | 'park' | 'drop' | 'none' | 'mine'
    | 'question' | 'answered' | 'unanswered' | 'other' | 'another' | 'withdraw' | 'done' | 'goOn' | 'leaveQueue'
    | 'score-1' | 'score-2' | 'score-3' | 'score-4' | 'score-5' | 'giveCode' | 'haveCode' | 'elsewhere';
  readonly consent:
    | 'thanks' | 'refused';
  readonly decision:
    | 'accepted' | 'refused' | 'delivered';
  readonly desk:
    | 'brand' | 'otherLanguage' | 'navigation' | 'loading' | 'tryAgain' | 'dismiss' | 'cancel' | 'copied'
    | 'offline' | 'account' | 'signOut' | 'soundOn' | 'soundOff' | 'theme' | 'theme-auto' | 'theme-light'
    | 'theme-dark' | 'nav.inbox' | 'nav.requests' | 'nav.reports' | 'nav.replies' | 'nav.staff' | 'nav.channels'
    | 'role.researcher' | 'role.delegate' | 'role.committee' | 'role.manager' | 'role.privacy' | 'role.admin'
    | 'signIn.title' | 'signIn.lead' | 'signIn.email' | 'signIn.password' | 'signIn.show' | 'signIn.submit'
    | 'setUp.title' | 'setUp.lead' | 'setUp.name' | 'setUp.nameHint' | 'setUp.password' | 'setUp.passwordHint'
    | 'setUp.submit' | 'setUp.noToken' | 'notFound.title' | 'notFound.text' | 'search.label' | 'search.clear'
    | 'search.none' | 'search.hint' | 'tab.waiting' | 'tab.mine' | 'tab.all' | 'empty.waiting.title'
    | 'empty.waiting.text' | 'empty.mine.title' | 'empty.mine.text' | 'empty.all.title' | 'empty.all.text'
    | 'choose.title' | 'choose.text' | 'conversation' | 'conversations' | 'closedNow' | 'closedUntil' | 'showMore'
    | 'waits' | 'waitsNow' | 'promisedBy' | 'lateSince' | 'unanswered' | 'flagged' | 'withBot' | 'reason.asked'
    | 'reason.unanswered' | 'reason.unknown' | 'reason.privacy' | 'reason.fault' | 'reason.apology'
    | 'reason.sensitive' | 'reason.leaseExpired' | 'reason.triedTooOften' | 'reason.other' | 'queue.researcher'
    | 'queue.higherOfficial' | 'queue.administration' | 'channel.webchat' | 'channel.whatsapp'
    | 'channel.whatsapp-web' | 'channel.telegram' | 'channel.botframework' | 'from.member' | 'from.bot'
    | 'from.staff' | 'from.note' | 'claim' | 'claimHint' | 'ownedBy' | 'draftKept' | 'with' | 'mine' | 'lease'
    | 'isLooking' | 'isTyping' | 'toInbox' | 'toRequests' | 'details' | 'log' | 'newLines' | 'offered' | 'download'
    | 'system.claimed' | 'system.claimed-name' | 'system.transferred' | 'system.transferred-name'
    | 'system.handedBack' | 'system.closed' | 'system.leaseExpired' | 'writeReply' | 'writeNote' | 'noteHint'
    | 'note' | 'keepNote' | 'send' | 'attach' | 'sending' | 'sent' | 'failed' | 'retry' | 'discard' | 'canned.name'
    | 'canned.none' | 'canned.lead' | 'canned.title' | 'canned.text' | 'canned.add' | 'canned.drop' | 'canned.empty'
    | 'canned.emptyHint' | 'handBack.name' | 'handBack.title' | 'handBack.text' | 'handBack.done' | 'close.name'
    | 'close.title' | 'close.text' | 'close.done' | 'transfer.name' | 'transfer.title' | 'transfer.text'
    | 'transfer.nobody' | 'transfer.done' | 'side.came' | 'side.notAsked' | 'side.why' | 'side.step' | 'side.since'
    | 'side.promised' | 'side.tried' | 'side.form' | 'side.at' | 'side.noAnswers' | 'side.requests'
    | 'side.noRequests' | 'flow.reception' | 'flow.consent' | 'flow.request' | 'flow.inquiry' | 'flow.tracking'
    | 'flow.handover' | 'flow.rating' | 'status.submitted' | 'status.accepted' | 'status.refused'
    | 'status.delivered' | 'status.withdrawn' | 'request.search' | 'request.which' | 'request.open'
    | 'request.overdue' | 'request.all' | 'request.status' | 'request.anyStatus' | 'request.none'
    | 'request.noneHint' | 'request.choose' | 'request.chooseHint' | 'request.reference' | 'request.due'
    | 'request.dueShort' | 'request.overdueSince' | 'request.overdueOn' | 'request.notTold' | 'request.submitted'
    | 'request.toTalk' | 'request.fields' | 'request.attestation' | 'request.signed' | 'request.act.tap'
    | 'request.act.typed' | 'request.seal' | 'request.copySeal' | 'request.timeline' | 'request.deliver'
    | 'request.deliverText' | 'request.deliveredDone' | 'decision.title' | 'decision.accepted' | 'decision.refused'
    | 'decision.reason' | 'decision.reasonHint' | 'decision.submit' | 'decision.sure' | 'decision.tells'
    | 'decision.yes-accepted' | 'decision.yes-refused' | 'decision.done' | 'channels.lead' | 'channels.isSet'
    | 'channels.waits' | 'channels.how' | 'channels.link' | 'channels.copyLink' | 'channels.code' | 'staff.lead'
    | 'staff.role' | 'staff.add' | 'staff.linkFor' | 'staff.copyLink' | 'staff.ready' | 'staff.invited'
    | 'staff.disabled' | 'staff.disable' | 'staff.enable' | 'staff.reset' | 'staff.disableText' | 'staff.enableText'
    | 'staff.resetText' | 'keys.title' | 'keys.move' | 'keys.open' | 'keys.claim' | 'keys.reply' | 'keys.search'
    | 'keys.tabs' | 'keys.send' | 'keys.newLine' | 'keys.canned' | 'keys.back' | 'keys.help' | 'keys.on'
    | 'fault.broken' | 'fault.offline' | 'fault.taken' | 'fault.notYours' | 'fault.notFound' | 'fault.notAllowed'
    | 'fault.conflict' | 'fault.wrongRequest' | 'fault.tooLarge' | 'fault.databaseDown' | 'fault.forbidden'
    | 'fault.wrongSignIn' | 'fault.tooMany' | 'fault.wrongLink' | 'fault.fileTooLarge' | 'fault.fileWrongType'
    | 'delivery.waiting' | 'delivery.sent' | 'delivery.delivered' | 'delivery.read' | 'delivery.cancelled'
    | 'delivery.dead' | 'delivery.unknown' | 'undelivered.unknownOutcome' | 'undelivered.blocked'
    | 'undelivered.windowClosed' | 'undelivered.rejected' | 'undelivered.notAllowed' | 'undelivered.unreachable'
    | 'undelivered.providerError' | 'undelivered.throttled' | 'leaveIt';
  readonly engine:
    | 'welcomeBack' | 'stale' | 'unclear' | 'offerPerson' | 'fileNotNow' | 'unsupported' | 'atStart'
    | 'nothingToCancel' | 'left' | 'help' | 'stopped' | 'resumed' | 'language' | 'greeting' | 'thanks' | 'reminder'
    | 'lastReminder' | 'apology' | 'restored' | 'edited' | 'voice' | 'fileLost' | 'fileTooLarge';
  readonly faults:
    | 'text.empty' | 'text.tooShort' | 'text.tooLong' | 'number.notANumber' | 'number.severalNumbers'
    | 'number.notWhole' | 'number.tooSmall' | 'number.tooLarge' | 'choice.notAChoice' | 'yesNo.neitherYesNorNo'
    | 'date.notADate' | 'date.twoDigitYear' | 'date.noSuchDay' | 'date.mustBePast' | 'date.mustBeFuture'
    | 'nationalId.noDigits' | 'nationalId.notTenDigits' | 'nationalId.isIqama' | 'nationalId.wrongFirstDigit'
    | 'nationalId.wrongCheckDigit' | 'iqama.noDigits' | 'iqama.notTenDigits' | 'iqama.isNationalId'
    | 'iqama.wrongFirstDigit' | 'iqama.wrongCheckDigit' | 'mobile.noDigits' | 'mobile.wrongLength'
    | 'mobile.isLandline' | 'mobile.notSaudi' | 'mobile.notAMobile' | 'iban.empty' | 'iban.notAnIban'
    | 'iban.notSaudi' | 'iban.wrongLength' | 'iban.wrongCheck' | 'name.empty' | 'name.hasDigits' | 'name.hasSigns'
    | 'name.tooFewWords' | 'name.tooLong' | 'city.empty' | 'city.hasDigits' | 'city.hasSigns' | 'city.tooLong'
    | 'attachment.notAFile' | 'attachment.isAFile' | 'attachment.empty' | 'attachment.wrongType'
    | 'attachment.tooLarge' | 'reference.wrong' | 'linkCode.wrong' | 'lastFour.wrong' | 'question.noAnswer';
  readonly form:
    | 'title' | 'intro' | 'label' | 'send' | 'done' | 'next' | 'over' | 'unclear' | 'later' | 'goOn';
  readonly handover:
    | 'queued' | 'queuedOutOfHours' | 'queuedUnread' | 'stillWaiting' | 'waiting' | 'noted' | 'noConsent' | 'kept'
    | 'confirmLeaving' | 'left' | 'late' | 'veryLate' | 'today' | 'tomorrow' | 'onDay' | 'taken' | 'takenOver'
    | 'handedBack' | 'closed' | 'released';
  readonly home:
    | 'title' | 'lead';
  readonly http:
    | 'tooMany' | 'textTooLong' | 'fileTooLarge' | 'fileEmpty' | 'fileMissing' | 'filesTooMany' | 'databaseDown'
    | 'broken';
  readonly inquiry:
    | 'ask' | 'didThisAnswer' | 'which' | 'whichOrMine' | 'isItMine' | 'noAnswer' | 'glad' | 'source' | 'approved'
    | 'clause' | 'leadsTo';
  readonly linking:
    | 'choose' | 'needsConsent' | 'code' | 'askCode' | 'linked' | 'unknown' | 'locked' | 'told';
  readonly mail:
    | 'subject' | 'newRequest';
  readonly rating:
    | 'ask.request' | 'ask.inquiry' | 'ask.conversation' | 'ask.service' | 'comment' | 'thanks' | 'skipped';
  readonly reception:
    | 'menu' | 'anythingElse';
  readonly reports:
    | 'title' | 'lead' | 'export' | 'noValue' | 'numbers' | 'allChannels' | 'allServices' | 'noService' | 'channel'
    | 'service' | 'rating' | 'answers' | 'reason' | 'count' | 'day' | 'noRatings' | 'noRatingsHint' | 'noComments'
    | 'noConversations' | 'noEscalations' | 'score-1' | 'score-2' | 'score-3' | 'score-4' | 'score-5' | 'range.7'
    | 'range.30' | 'range.90' | 'range.label' | 'range.custom' | 'range.from' | 'range.to' | 'score.title'
    | 'score.definition' | 'score.beside' | 'responseRate.title' | 'responseRate.definition' | 'responseRate.beside'
    | 'conversations.title' | 'conversations.definition' | 'escalationRate.title' | 'escalationRate.definition'
    | 'escalationRate.beside' | 'firstAnswer.title' | 'firstAnswer.definition' | 'firstAnswer.beside'
    | 'requests.title' | 'requests.definition' | 'requests.beside' | 'distribution.title'
    | 'distribution.definition' | 'trend.title' | 'trend.definition' | 'trend.told' | 'byService.title'
    | 'byService.definition' | 'byChannel.title' | 'byChannel.definition' | 'reasons.title' | 'reasons.definition'
    | 'comments.title' | 'comments.definition' | 'csv.figure' | 'csv.of' | 'csv.value' | 'csv.count'
    | 'csv.figureId' | 'csv.ofId' | 'csv.firstAnswerMedian' | 'csv.firstAnswerP90' | 'csv.decided' | 'csv.overdue';
  readonly request:
    | 'needsConsent' | 'chooseService' | 'introduction' | 'review' | 'whichField' | 'similar' | 'leave' | 'parked'
    | 'dropped' | 'changedSince' | 'leftOut' | 'signHint' | 'skipHint' | 'before' | 'receipt' | 'receiptPromise'
    | 'receiptNoPromise' | 'receiptKeep';
  readonly status:
    | 'submitted' | 'withdrawn' | 'accepted' | 'refused' | 'delivered';
  readonly tracking:
    | 'which' | 'askReference' | 'askLastFour' | 'unknown' | 'wrongProof' | 'locked' | 'next' | 'confirmWithdrawal'
    | 'withdrawn' | 'status' | 'promised';
}

/** The name of a line: `<file>.<path>`. */
export type LineName = { [File in keyof LineNames]: `${File}.${LineNames[File]}` }[keyof LineNames];

type Below<Name extends string, Group extends string> = Name extends `${Group}.${infer Rest}` ? Rest : never;

type Groups<Name extends string> = Name extends `${infer First}.${infer Rest}` ? First | `${First}.${Groups<Rest>}` : never;

/** A group of lines: a file, or a part of one. */
export type LineGroup = Groups<LineName>;

/** What follows the name of a group in the names of its lines: `LineIn<'desk.role'>` are the roles. */
export type LineIn<Group extends LineGroup> = Below<LineName, Group>;

/** A line whose name is known only at run time (a fault, a choice, the name of a flow): the one that its group has for a word. */
export interface LineByWord {
  readonly group: LineGroup;
  readonly word: string;
}
