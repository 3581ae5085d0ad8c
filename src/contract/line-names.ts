// Made from locales/ by `npm run line-names`.

/** The lines of each file of locales/<lang>/, by their names in it. */
interface LineNames {
  readonly appealing:
    | 'which' | 'none' | 'notForeseen' | 'afterThis' | 'why' | 'sure' | 'later' | 'heard' | 'may';
  readonly calling:
    | 'offer' | 'askNumber' | 'when' | 'noted' | 'enough' | 'phone' | 'kept' | 'more' | 'off' | 'missed' | 'late' | 'missedOnly' | 'today' | 'tomorrow' | 'onDay' | 'time' | 'did.take'
    | 'did.giveBack' | 'did.reached' | 'did.missed' | 'did.drop';
  readonly channel:
    | 'open' | 'byNumber' | 'byWords' | 'contact' | 'secure' | 'secureButton' | 'step' | 'stepAtMost' | 'typedBeside' | 'review' | 'reviewButton' | 'cannotSend' | 'typed.track' | 'typed.supply'
    | 'typed.menu' | 'typed.help' | 'typed.person' | 'typed.back' | 'typed.cancel' | 'commands.menu' | 'commands.help' | 'commands.person' | 'commands.back' | 'commands.cancel';
  readonly chat:
    | 'tagline' | 'about' | 'otherLanguage' | 'log' | 'yourMessage' | 'send' | 'attach' | 'noScript' | 'you' | 'staff' | 'sending' | 'sent' | 'waiting' | 'failed' | 'unkept' | 'retry'
    | 'connecting' | 'offline' | 'closed' | 'reload' | 'newMessages' | 'more' | 'today' | 'yesterday' | 'choices' | 'copy' | 'copied' | 'reference' | 'fileTooLarge' | 'fileEmpty' | 'fileWrongType'
    | 'filesTooMany' | 'typing' | 'telephone' | 'newTab' | 'file' | 'placeholder.text' | 'placeholder.number' | 'placeholder.date' | 'placeholder.nationalId' | 'placeholder.iqama'
    | 'placeholder.mobile' | 'placeholder.iban' | 'placeholder.name' | 'placeholder.city' | 'placeholder.attachment' | 'placeholder.reference' | 'placeholder.comment' | 'day.offer' | 'day.hijri'
    | 'day.gregorian' | 'day.day' | 'day.month' | 'day.year' | 'day.take' | 'day.close' | 'day.fault' | 'readAll' | 'correct' | 'large' | 'largeSign' | 'otherShort' | 'step' | 'stepAtMost'
    | 'beside.title' | 'beside.back' | 'beside.menu' | 'beside.person' | 'beside.park' | 'receipt.open' | 'receipt.title' | 'receipt.service' | 'receipt.name' | 'receipt.sent' | 'receipt.stages'
    | 'receipt.next' | 'receipt.print' | 'receipt.picture' | 'receipt.share' | 'receipt.calendar' | 'receipt.event' | 'receipt.close' | 'forget.title' | 'forget.question' | 'forget.tab'
    | 'forget.yes' | 'forget.no' | 'told.link' | 'told.lead' | 'told.offer' | 'told.on' | 'told.stop' | 'told.failed' | 'aloud.listen' | 'aloud.none' | 'voice.record' | 'voice.recording'
    | 'voice.stop' | 'voice.recorded' | 'voice.send' | 'voice.drop' | 'voice.close' | 'voice.name' | 'voice.failed' | 'embed.open' | 'embed.close';
  readonly choices:
    | 'agree' | 'refuse' | 'fullNotice' | 'resume' | 'request' | 'track' | 'ask' | 'person' | 'rate' | 'skip' | 'withoutName' | 'keep' | 'yes' | 'no' | 'confirm' | 'correct' | 'nothing' | 'sign'
    | 'notYet' | 'stay' | 'park' | 'drop' | 'none' | 'mine' | 'question' | 'answered' | 'unanswered' | 'other' | 'another' | 'supply' | 'replace' | 'appeal' | 'received' | 'arrived' | 'notArrived'
    | 'withdraw' | 'done' | 'otherNumber' | 'noCall' | 'goOn' | 'leaveQueue' | 'score-1' | 'score-2' | 'score-3' | 'score-4' | 'score-5' | 'giveCode' | 'haveCode' | 'elsewhere' | 'retype' | 'call'
    | 'noWriting' | 'notUrgent' | 'wipe' | 'nobody' | 'readIt';
  readonly computed:
    | 'time' | 'today' | 'tomorrow' | 'onDay' | 'open' | 'closed' | 'closedFor' | 'week' | 'weekInRamadan' | 'days' | 'span' | 'and' | 'comingHolidays' | 'holiday' | 'holidays' | 'noHolidays'
    | 'services' | 'telephone' | 'address';
  readonly consent:
    | 'thanks' | 'later' | 'refused' | 'again' | 'changed';
  readonly courtesy:
    | 'greeting' | 'thanks' | 'praise' | 'wish' | 'farewell' | 'who' | 'insult' | 'insultOffer' | 'emoji' | 'assent' | 'fraud';
  readonly decision:
    | 'checked' | 'asked' | 'askedAnew' | 'goesOn' | 'goesOnLate' | 'goesOnUntold' | 'accepted' | 'acceptedPlain' | 'deferred' | 'deferredLater' | 'deferredUntold' | 'partly' | 'refused'
    | 'appealAccepted' | 'appealPartly' | 'appealRefused' | 'completed' | 'completedNumbered' | 'delivered' | 'handled' | 'filed' | 'deliveredPart' | 'needs';
  readonly desk:
    | 'brand' | 'otherLanguage' | 'navigation' | 'loading' | 'tryAgain' | 'dismiss' | 'cancel' | 'copied' | 'offline' | 'account' | 'signOut' | 'soundOn' | 'soundOff' | 'theme' | 'theme-auto'
    | 'theme-light' | 'theme-dark' | 'nav.inbox' | 'nav.calls' | 'nav.requests' | 'nav.reports' | 'nav.replies' | 'nav.staff' | 'nav.alerts' | 'nav.channels' | 'nav.facts' | 'nav.unanswered'
    | 'role.researcher' | 'role.delegate' | 'role.official' | 'role.committee' | 'role.manager' | 'role.privacy' | 'role.admin' | 'signIn.title' | 'signIn.lead' | 'signIn.email'
    | 'signIn.password' | 'signIn.show' | 'signIn.submit' | 'signIn.forgotten' | 'setUp.title' | 'setUp.lead' | 'setUp.name' | 'setUp.nameHint' | 'setUp.password' | 'setUp.passwordHint'
    | 'setUp.submit' | 'setUp.noToken' | 'forgotten.title' | 'forgotten.lead' | 'forgotten.submit' | 'forgotten.mailed' | 'forgotten.noMail' | 'forgotten.byLink' | 'forgotten.back' | 'own.title'
    | 'own.saveName' | 'own.nameSaved' | 'own.present' | 'own.password' | 'own.others' | 'own.savePassword' | 'own.passwordSaved' | 'notFound.title' | 'notFound.text' | 'search.label'
    | 'search.clear' | 'search.none' | 'search.hint' | 'tab.waiting' | 'tab.mine' | 'tab.all' | 'empty.waiting.title' | 'empty.waiting.text' | 'empty.mine.title' | 'empty.mine.text'
    | 'empty.all.title' | 'empty.all.text' | 'narrow.name' | 'narrow.order' | 'narrow.orders.promise' | 'narrow.orders.waiting' | 'narrow.orders.newest' | 'narrow.channel' | 'narrow.reason'
    | 'narrow.service' | 'narrow.owner' | 'narrow.label' | 'narrow.late' | 'narrow.urgent' | 'narrow.mentioned' | 'narrow.from' | 'narrow.to' | 'narrow.any' | 'narrow.nobody' | 'narrow.yes'
    | 'narrow.takeOut' | 'narrow.none' | 'narrow.noneHint' | 'countedUpTo' | 'choose.title' | 'choose.text' | 'conversation' | 'conversations' | 'closedNow' | 'closedUntil' | 'showMore' | 'waits'
    | 'waitsNow' | 'promisedBy' | 'lateSince' | 'promisedAgain' | 'lateCount' | 'unreadCount' | 'unanswered' | 'flagged' | 'withBot' | 'reason.asked' | 'reason.woman' | 'reason.man'
    | 'reason.call' | 'reason.appointment' | 'reason.privacy' | 'reason.sensitive' | 'reason.lacks' | 'reason.triedTooOften' | 'reason.unanswered' | 'reason.notArrived' | 'reason.unknown'
    | 'reason.fault' | 'reason.apology' | 'reason.leaseExpired' | 'reason.other' | 'queue.researcher' | 'queue.higherOfficial' | 'queue.administration' | 'channel.*' | 'channel.webchat'
    | 'channel.whatsapp' | 'channel.whatsapp-web' | 'channel.telegram' | 'channel.botframework' | 'channel.visit' | 'channel.call' | 'channel.letter' | 'from.member' | 'from.bot' | 'from.staff'
    | 'from.note' | 'claim' | 'claimHint' | 'ownedBy' | 'draftKept' | 'with' | 'mine' | 'lease' | 'isLooking' | 'isTyping' | 'memberTypes' | 'toInbox' | 'toRequests' | 'details' | 'log'
    | 'newLines' | 'offered' | 'download' | 'readFile' | 'voiceNote' | 'system.claimed' | 'system.claimed-name' | 'system.transferred' | 'system.transferred-name' | 'system.handedBack'
    | 'system.closed' | 'system.revealed' | 'system.revealed-name' | 'system.identitySeen' | 'system.identitySeen-name' | 'system.acknowledged' | 'system.acknowledged-name' | 'system.alertClosed'
    | 'system.alertClosed-name' | 'system.voted' | 'system.voted-name' | 'system.concerned' | 'system.concerned-name' | 'system.concernOver' | 'system.concernOver-name' | 'system.listsChecked'
    | 'system.listsChecked-name' | 'system.brought' | 'system.brought-name' | 'system.visited' | 'system.visited-name' | 'system.opened' | 'system.opened-name' | 'system.unlinked'
    | 'system.unlinked-name' | 'system.reported' | 'system.reported-name' | 'system.untold' | 'system.untold-name' | 'system.untoldStopped' | 'system.untoldStopped-name' | 'system.leaseExpired'
    | 'system.served' | 'system.asksArrived' | 'system.stopped' | 'system.resumed' | 'system.lapsed' | 'reveal.show' | 'reveal.hint' | 'writeReply' | 'writeNote' | 'noteHint' | 'note' | 'keepNote'
    | 'send' | 'writeFirst.name' | 'writeFirst.title' | 'writeFirst.text' | 'writeFirst.label' | 'writeFirst.done' | 'pasted.title' | 'pasted.noNote' | 'attach' | 'sending' | 'sent' | 'failed'
    | 'retry' | 'discard' | 'labels.name' | 'labels.lead' | 'labels.none' | 'labels.called' | 'labels.colour' | 'labels.drop' | 'labels.colours.red' | 'labels.colours.orange'
    | 'labels.colours.green' | 'labels.colours.teal' | 'labels.colours.blue' | 'labels.colours.violet' | 'labels.colours.pink' | 'labels.colours.grey' | 'person.name' | 'person.title'
    | 'person.back' | 'person.conversations' | 'person.likely' | 'person.likelyHint' | 'person.sameIdentity' | 'person.same' | 'person.other' | 'person.joinedBy' | 'person.part'
    | 'person.consents' | 'person.noConsents' | 'person.agreed' | 'person.refused' | 'person.notes' | 'person.noNotes' | 'canned.name' | 'canned.none' | 'canned.lead' | 'canned.title'
    | 'canned.text' | 'canned.add' | 'canned.change' | 'canned.keep' | 'canned.leavesOpen' | 'canned.placeholder.member' | 'canned.placeholder.staff' | 'canned.placeholder.association'
    | 'canned.folder' | 'canned.puts' | 'canned.afterwards.name' | 'canned.afterwards.none' | 'canned.afterwards.tomorrow' | 'canned.afterwards.close' | 'canned.afterwards.leave' | 'canned.drop'
    | 'canned.empty' | 'canned.emptyHint' | 'handBack.name' | 'handBack.title' | 'handBack.text' | 'handBack.done' | 'close.name' | 'close.title' | 'close.text' | 'close.done' | 'takeAway.name'
    | 'takeAway.why' | 'takeAway.noted' | 'chosen.name' | 'chosen.one' | 'chosen.count' | 'chosen.leave' | 'chosen.nothing' | 'chosen.done' | 'chosen.act.assign.name' | 'chosen.act.assign.title'
    | 'chosen.act.assign.text' | 'chosen.act.assign.others' | 'chosen.act.label.name' | 'chosen.act.label.title' | 'chosen.act.remind.name' | 'chosen.act.remind.title' | 'chosen.act.remind.others'
    | 'chosen.act.close.name' | 'chosen.act.close.title' | 'chosen.act.close.text' | 'chosen.act.close.others' | 'remind.name' | 'remind.at' | 'remind.done' | 'remind.off' | 'remind.inAnHour'
    | 'remind.inThree' | 'remind.tomorrow' | 'remind.none' | 'remind.hour' | 'remind.set' | 'views.name' | 'views.keep' | 'views.drop' | 'away.is' | 'away.leave' | 'away.back' | 'away.left'
    | 'away.cameBack' | 'assign.name' | 'assign.title' | 'assign.text' | 'assign.done' | 'transfer.name' | 'transfer.title' | 'transfer.text' | 'transfer.nobody' | 'transfer.done' | 'sawId.name'
    | 'sawId.title' | 'sawId.text' | 'sawId.about' | 'sawId.done' | 'unlink.name' | 'unlink.title' | 'unlink.text' | 'unlink.byCode' | 'unlink.byPaper' | 'unlink.reason' | 'unlink.done'
    | 'who.byProfile' | 'who.unknown' | 'side.documents' | 'side.noDocuments' | 'side.who' | 'side.came' | 'side.notAsked' | 'side.why' | 'side.step' | 'side.since' | 'side.promised'
    | 'side.promisedAgain' | 'side.tried' | 'side.form' | 'side.at' | 'side.noAnswers' | 'side.requests' | 'side.noRequests' | 'flow.reception' | 'flow.consent' | 'flow.request' | 'flow.inquiry'
    | 'flow.tracking' | 'flow.handover' | 'flow.calling' | 'flow.supplying' | 'flow.receiving' | 'flow.appealing' | 'flow.linking' | 'flow.unlinking' | 'flow.rating' | 'status.*'
    | 'status.submitted' | 'status.checked' | 'status.asked' | 'status.deferred' | 'status.accepted' | 'status.partly' | 'status.refused' | 'status.completed' | 'status.delivered'
    | 'status.appealed' | 'status.notArrived' | 'status.closed' | 'status.handled' | 'status.filed' | 'status.withdrawn' | 'status.identitySeen' | 'status.concerned' | 'status.concernOver'
    | 'status.listsChecked' | 'status.brought' | 'status.askedAnew' | 'status.visited' | 'status.opened' | 'status.deliveredPart' | 'status.vote.accepted' | 'status.vote.partly'
    | 'status.vote.refused' | 'status.vote.abstained' | 'status.remindedOwed' | 'status.owedToPerson' | 'status.dayMoved' | 'status.halfOver' | 'status.mostOver' | 'status.dayNear'
    | 'status.dayOver' | 'request.latest' | 'request.search' | 'request.which' | 'request.open' | 'request.overdue' | 'request.ours' | 'request.all' | 'request.status' | 'request.anyStatus'
    | 'request.branch' | 'request.anyBranch' | 'request.none' | 'request.noneHint' | 'request.choose' | 'request.chooseHint' | 'request.reference' | 'request.due' | 'request.dueShort'
    | 'request.overdueSince' | 'request.overdueOn' | 'request.notTold' | 'request.untold' | 'request.submitted' | 'request.seeIdentity' | 'request.seeIdentityText' | 'request.seeIdentityDone'
    | 'request.toTalk' | 'request.fields' | 'request.attestation' | 'request.signed' | 'request.ended.member' | 'request.ended.clock' | 'request.act.tap' | 'request.act.typed'
    | 'request.act.paper' | 'request.seal' | 'request.copySeal' | 'request.timeline' | 'request.complete' | 'request.completeText' | 'request.completeDone' | 'request.deliver'
    | 'request.deliverText' | 'request.deliveredDone' | 'opening.title' | 'opening.lead' | 'opening.open' | 'opening.came' | 'opening.came-visit' | 'opening.came-call' | 'opening.came-letter'
    | 'opening.service' | 'opening.telephone' | 'opening.telephoneHint' | 'opening.telephoneWrong' | 'opening.idSeen' | 'opening.later' | 'opening.file' | 'opening.review' | 'opening.change'
    | 'opening.missing' | 'opening.notANumber' | 'opening.paperComes' | 'opening.signedOnPaper' | 'opening.wrong' | 'opening.doubts' | 'opening.similar' | 'opening.sheet' | 'opening.sheetHint'
    | 'opening.print' | 'opening.mark' | 'opening.name' | 'opening.signature' | 'opening.date' | 'opening.signed' | 'opening.signedHint' | 'opening.submit' | 'opening.sure' | 'opening.done'
    | 'opening.receipt' | 'opening.receiptPrint' | 'opening.receiptReference' | 'opening.receiptOn' | 'opening.receiptBy' | 'opening.receiptStudies' | 'opening.receiptFollow'
    | 'opening.receiptPhone' | 'opening.begin' | 'opening.send' | 'opening.sent' | 'opening.sendHint' | 'opening.another' | 'opening.show' | 'newDay.title' | 'newDay.wanted' | 'newDay.closed'
    | 'newDay.day' | 'newDay.reason' | 'newDay.reasonHint' | 'newDay.submit' | 'newDay.sure' | 'newDay.tells' | 'newDay.done' | 'ask.title' | 'ask.field' | 'ask.paper' | 'ask.explanation'
    | 'ask.words' | 'ask.wordsHint' | 'ask.by' | 'ask.submit' | 'ask.tells' | 'ask.wordsHintAnew' | 'ask.tellsAnew' | 'ask.doneAnew' | 'ask.done' | 'ask.goOn' | 'ask.goOnText' | 'ask.goOnReason'
    | 'ask.wentOn' | 'check.title' | 'check.hint' | 'check.matched' | 'check.unclear' | 'check.expired' | 'check.open' | 'check.submit' | 'check.tells' | 'check.done' | 'decision.title'
    | 'decision.accepted' | 'decision.partly' | 'decision.refused' | 'decision.abstained' | 'decision.deferred' | 'decision.day' | 'decision.ready' | 'decision.noClause' | 'decision.voting'
    | 'decision.notBefore' | 'decision.reason' | 'decision.reason-accepted' | 'decision.reason-deferred' | 'decision.reason-partly' | 'decision.reason-refused' | 'decision.reason-abstained'
    | 'decision.hint-abstained' | 'decision.hint-accepted' | 'decision.reasonHint' | 'decision.submit' | 'decision.sure' | 'decision.tells' | 'decision.tells-abstained' | 'decision.tells-deferred'
    | 'decision.sure-abstained' | 'decision.sure-deferred' | 'decision.yes-deferred' | 'decision.putOff' | 'decision.yes-accepted' | 'decision.yes-partly' | 'decision.yes-refused'
    | 'decision.yes-abstained' | 'decision.voted' | 'decision.waits' | 'decision.locked' | 'decision.bar-voted' | 'decision.bar-checked' | 'decision.bar-served' | 'decision.done' | 'guide.title'
    | 'guide.hint' | 'guide.when' | 'guide.gives' | 'papers.agenda' | 'papers.minutes' | 'papers.print' | 'papers.on' | 'papers.at' | 'papers.count' | 'papers.day' | 'papers.submitted'
    | 'papers.checked' | 'papers.unchecked' | 'papers.deferred' | 'papers.deferredFor' | 'papers.cast' | 'papers.files' | 'papers.kept' | 'papers.decision' | 'papers.reason' | 'papers.rule'
    | 'papers.counted' | 'papers.signatures' | 'papers.name' | 'papers.signature' | 'papers.noCase' | 'papers.noCaseHint' | 'papers.noDecision' | 'papers.noDecisionHint' | 'concern.title'
    | 'concern.hint' | 'concern.are' | 'concern.whom' | 'concern.reason' | 'concern.submit' | 'concern.tells' | 'concern.done' | 'concern.needed' | 'concern.over' | 'concern.overTells'
    | 'concern.overDone' | 'concern.noted' | 'concern.notedHint' | 'concern.notedLine' | 'concern.notedNone' | 'ties.title' | 'ties.hint' | 'ties.whose' | 'ties.own' | 'ties.relative'
    | 'ties.value' | 'ties.submit' | 'ties.done' | 'received.title' | 'received.hint' | 'received.wanted' | 'received.sendCode' | 'received.codeTells' | 'received.codeSent' | 'received.code'
    | 'received.paper' | 'received.choose' | 'received.by.code' | 'received.by.paper' | 'visit.title' | 'visit.write' | 'visit.hint' | 'visit.recommendation' | 'visit.recommends.accepted'
    | 'visit.recommends.partly' | 'visit.recommends.refused' | 'visit.recommends.none' | 'visit.words' | 'visit.submit' | 'visit.tells' | 'visit.done' | 'appeal.title' | 'appeal.hint'
    | 'appeal.accepted' | 'appeal.partly' | 'appeal.refused' | 'appeal.reason' | 'appeal.reasonHint' | 'appeal.submit' | 'appeal.tells' | 'appeal.done' | 'provide.number' | 'provide.numberHint'
    | 'provide.owed' | 'provide.brought.title' | 'provide.brought.words' | 'provide.brought.submit' | 'provide.brought.tells' | 'provide.brought.done' | 'provide.lists.title'
    | 'provide.lists.words' | 'provide.lists.submit' | 'provide.lists.tells' | 'provide.lists.done' | 'provide.lists.wanted' | 'provide.part.title' | 'provide.part.words' | 'provide.part.submit'
    | 'provide.part.tells' | 'provide.part.done' | 'conclusion.title' | 'conclusion.handled' | 'conclusion.filed' | 'conclusion.reason' | 'conclusion.reason-handled' | 'conclusion.reason-filed'
    | 'conclusion.reasonHint' | 'conclusion.submit' | 'conclusion.sure' | 'conclusion.tells' | 'conclusion.yes-handled' | 'conclusion.yes-filed' | 'conclusion.done' | 'channels.lead'
    | 'channels.isSet' | 'channels.waits' | 'channels.how' | 'channels.link' | 'channels.copyLink' | 'channels.code' | 'staff.lead' | 'staff.role' | 'staff.committeeFew' | 'staff.committeeLocked'
    | 'staff.add' | 'staff.linkTitle' | 'staff.linkFor' | 'staff.linkDone' | 'staff.copyLink' | 'staff.ready' | 'staff.invited' | 'staff.disabled' | 'staff.changeRole' | 'staff.disable'
    | 'staff.enable' | 'staff.reset' | 'staff.disableText' | 'staff.changeRoleText' | 'staff.enableText' | 'staff.resetText' | 'tour.title' | 'tour.at' | 'tour.all' | 'tour.next' | 'tour.before'
    | 'tour.leave' | 'tour.end' | 'tour.open' | 'tour.role.researcher' | 'tour.role.delegate' | 'tour.role.official' | 'tour.role.committee' | 'tour.role.manager' | 'tour.role.privacy'
    | 'tour.role.admin' | 'tour.titles.inbox' | 'tour.titles.take' | 'tour.titles.write' | 'tour.titles.finish' | 'tour.titles.find' | 'tour.titles.check' | 'tour.titles.decide'
    | 'tour.titles.meeting' | 'tour.titles.conclude' | 'tour.titles.figures' | 'tour.titles.people' | 'tour.titles.facts' | 'tour.titles.unanswered' | 'tour.titles.urgent' | 'tour.titles.told'
    | 'tour.titles.again' | 'tour.texts.inbox' | 'tour.texts.take' | 'tour.texts.write' | 'tour.texts.finish' | 'tour.texts.find' | 'tour.texts.check' | 'tour.texts.decide' | 'tour.texts.meeting'
    | 'tour.texts.conclude' | 'tour.texts.figures' | 'tour.texts.people' | 'tour.texts.facts' | 'tour.texts.unanswered' | 'tour.texts.urgent' | 'tour.texts.told' | 'tour.texts.again'
    | 'keys.title' | 'keys.move' | 'keys.open' | 'keys.claim' | 'keys.choose' | 'keys.acts' | 'keys.reply' | 'keys.search' | 'keys.tabs' | 'keys.send' | 'keys.newLine' | 'keys.canned'
    | 'keys.back' | 'keys.help' | 'keys.on' | 'fault.broken' | 'fault.offline' | 'fault.taken' | 'fault.takenBySomebody' | 'fault.notYours' | 'fault.sentAlready' | 'fault.notCarried'
    | 'fault.notWilling' | 'fault.notReached' | 'fault.notFound' | 'fault.notAllowed' | 'fault.conflict' | 'fault.memberWrote' | 'fault.conflictBy' | 'fault.addressKnown' | 'fault.lastAdmin'
    | 'fault.wrongPlaceholder' | 'fault.wouldUnlearn' | 'fault.tooFewLeft' | 'fault.weakPassword' | 'fault.wrongRequest' | 'fault.tooLarge' | 'fault.databaseDown' | 'fault.forbidden'
    | 'fault.wrongSignIn' | 'fault.tooMany' | 'fault.tooManyLong' | 'fault.wrongLink' | 'fault.wrongPassword' | 'fault.tooManyLinks' | 'fault.fileTooLarge' | 'fault.fileEmpty'
    | 'fault.fileWrongType' | 'why.dayNone' | 'why.dayPassed' | 'why.dayFar' | 'why.dayClosed' | 'why.dayStands' | 'why.answerWrong' | 'why.answerMissing' | 'why.codeWrong' | 'why.codeOver'
    | 'why.codeJustSent' | 'why.codeNowhere' | 'why.paperKind' | 'why.receivedOtherwise' | 'why.listsFirst' | 'why.tieWrong' | 'why.tiesMany' | 'why.marksOpen' | 'why.checkFirst' | 'why.owedFirst'
    | 'why.tooEarly' | 'why.voted' | 'why.checked' | 'why.served' | 'delivery.waiting' | 'delivery.sent' | 'delivery.delivered' | 'delivery.read' | 'delivery.cancelled' | 'delivery.dead'
    | 'delivery.unknown' | 'reach.shut' | 'reach.blocked' | 'reach.closing' | 'undelivered.unknownOutcome' | 'undelivered.blocked' | 'undelivered.windowClosed' | 'undelivered.rejected'
    | 'undelivered.fileRefused' | 'undelivered.notAllowed' | 'undelivered.unreachable' | 'undelivered.providerError' | 'undelivered.throttled' | 'leaveIt' | 'duty.urgent' | 'duty.called'
    | 'duty.shut' | 'duty.read' | 'duty.readDone' | 'duty.readBy' | 'duty.unread' | 'duty.heard' | 'duty.words' | 'duty.noWords' | 'duty.silent' | 'duty.womenOnly' | 'duty.contact'
    | 'duty.noContact' | 'duty.how' | 'duty.when' | 'duty.as' | 'duty.close' | 'duty.closeText' | 'duty.reason' | 'duty.closeDone' | 'duty.closedBy' | 'duty.report' | 'duty.reportText'
    | 'duty.where' | 'duty.number' | 'duty.hour' | 'duty.reportDone' | 'duty.reports' | 'duty.category.hunger' | 'duty.category.fire' | 'duty.category.violence' | 'duty.category.selfHarm'
    | 'duty.category.child' | 'duty.class.now' | 'duty.class.past' | 'duty.class.third' | 'duty.class.childWrites' | 'duty.class.offender' | 'duty.class.question' | 'duty.lacks.nobody'
    | 'duty.lacks.one' | 'duty.lacks.unknown' | 'duty.lacks.strangers' | 'duty.lacks.cannotAnswer' | 'duty.lacks.noManager' | 'duty.lacks.region' | 'duty.lacks.phone' | 'duty.lacks.unconfirmed'
    | 'duty.lacks.old' | 'duty.roster.title' | 'duty.roster.now' | 'duty.roster.next' | 'duty.audit.title' | 'duty.audit.text' | 'duty.audit.none' | 'duty.audit.opened' | 'duty.audit.acknowledged'
    | 'duty.audit.closed' | 'duty.audit.calls' | 'duty.audit.openings' | 'duty.audit.nobody' | 'calls.lead' | 'calls.none' | 'calls.take' | 'calls.giveBack' | 'calls.reached' | 'calls.missed'
    | 'calls.drop' | 'calls.takenBy' | 'calls.asked' | 'calls.typed' | 'calls.typedLately' | 'calls.rests' | 'calls.tries' | 'calls.gone' | 'calls.open' | 'calls.between' | 'calls.late'
    | 'notAnswered.lead' | 'notAnswered.asked' | 'notAnswered.last' | 'notAnswered.waits' | 'notAnswered.others' | 'notAnswered.which' | 'notAnswered.otherAnswer'
    | 'notAnswered.verdict.thisAnswer.press' | 'notAnswered.verdict.thisAnswer.done' | 'notAnswered.verdict.thisAnswer.was' | 'notAnswered.verdict.askResearcher.press'
    | 'notAnswered.verdict.askResearcher.done' | 'notAnswered.verdict.askResearcher.was' | 'notAnswered.verdict.notOurs.press' | 'notAnswered.verdict.notOurs.done'
    | 'notAnswered.verdict.notOurs.was' | 'notAnswered.decided' | 'notAnswered.takeBack' | 'notAnswered.back' | 'notAnswered.aside' | 'notAnswered.empty' | 'notAnswered.emptyHint'
    | 'notAnswered.more' | 'facts.lead' | 'facts.change' | 'facts.keep' | 'facts.kept' | 'facts.reads' | 'facts.readsNothing' | 'facts.refused' | 'facts.takeBack' | 'facts.takeBackText'
    | 'facts.toFile' | 'facts.toFileText' | 'facts.changed' | 'facts.fileMoved' | 'facts.aside' | 'facts.ends' | 'facts.propose' | 'facts.changes' | 'facts.noChanges' | 'facts.takenBack'
    | 'facts.tookFile' | 'facts.notSaid' | 'facts.add' | 'facts.drop' | 'facts.noHours' | 'facts.from' | 'facts.to' | 'facts.addSpan' | 'facts.sameAsSunday' | 'facts.langs.ar' | 'facts.langs.en'
    | 'facts.ways.none' | 'facts.ways.always' | 'facts.ways.own' | 'facts.days.sunday' | 'facts.days.monday' | 'facts.days.tuesday' | 'facts.days.wednesday' | 'facts.days.thursday'
    | 'facts.days.friday' | 'facts.days.saturday' | 'facts.choices.none' | 'facts.choices.leastBusy' | 'facts.choices.samePerson' | 'facts.choices.screen' | 'facts.choices.mail'
    | 'facts.choices.riyadh' | 'facts.choices.makkah' | 'facts.choices.madinah' | 'facts.choices.eastern' | 'facts.choices.qassim' | 'facts.choices.hail' | 'facts.choices.tabuk'
    | 'facts.choices.northernBorders' | 'facts.choices.jawf' | 'facts.choices.jazan' | 'facts.choices.asir' | 'facts.choices.najran' | 'facts.choices.baha' | 'facts.kinds.closed.title'
    | 'facts.kinds.closed.lead' | 'facts.kinds.closed.days' | 'facts.kinds.closed.day' | 'facts.kinds.closed.why' | 'facts.kinds.hours.title' | 'facts.kinds.hours.lead' | 'facts.kinds.hours.week'
    | 'facts.kinds.ramadan.title' | 'facts.kinds.ramadan.lead' | 'facts.kinds.ramadan.week' | 'facts.kinds.holidays.title' | 'facts.kinds.holidays.lead' | 'facts.kinds.holidays.list'
    | 'facts.kinds.holidays.name' | 'facts.kinds.holidays.from' | 'facts.kinds.holidays.to' | 'facts.kinds.telephone.title' | 'facts.kinds.telephone.lead' | 'facts.kinds.telephone.phone'
    | 'facts.kinds.address.title' | 'facts.kinds.address.lead' | 'facts.kinds.address.place' | 'facts.kinds.address.email' | 'facts.kinds.address.website' | 'facts.kinds.greeting.title'
    | 'facts.kinds.greeting.lead' | 'facts.kinds.greeting.words' | 'facts.kinds.duty.title' | 'facts.kinds.duty.lead' | 'facts.kinds.duty.people' | 'facts.kinds.duty.women'
    | 'facts.kinds.duty.hours' | 'facts.kinds.duty.means' | 'facts.kinds.helpLines.title' | 'facts.kinds.helpLines.lead' | 'facts.kinds.helpLines.region' | 'facts.kinds.helpLines.dialled'
    | 'facts.kinds.helpLines.number' | 'facts.kinds.helpLines.by' | 'facts.kinds.helpLines.on' | 'facts.kinds.sharing.title' | 'facts.kinds.sharing.lead' | 'facts.kinds.sharing.rule'
    | 'facts.kinds.sharing.most' | 'facts.kinds.committee.title' | 'facts.kinds.committee.lead' | 'facts.kinds.committee.members' | 'facts.kinds.committee.quorum'
    | 'facts.kinds.committee.approvals' | 'notices.title' | 'notices.lead' | 'notices.device' | 'notices.unsupported' | 'notices.denied' | 'notices.allow' | 'notices.stop' | 'notices.on'
    | 'notices.try' | 'notices.tried' | 'notices.what' | 'notices.push' | 'notices.mail' | 'notices.urgent' | 'notices.kind.waiting' | 'notices.kind.mine' | 'notices.kind.mention'
    | 'notices.kind.reminder' | 'notices.kind.late' | 'notices.kind.study' | 'notices.kind.due' | 'notices.kind.month' | 'notices.daily' | 'notices.hours' | 'notices.office' | 'notices.own'
    | 'notices.from' | 'notices.to' | 'notices.quiet' | 'notices.save' | 'notices.saved';
  readonly duty:
    | 'read' | 'unreached' | 'unreachedAlone' | 'left' | 'leftAlone' | 'mail.subject' | 'mail.text';
  readonly engine:
    | 'orCall' | 'welcomeBack' | 'stale' | 'notHere' | 'sameAgain' | 'unclear' | 'offerPerson' | 'ways' | 'fileNotNow' | 'fileNeedsConsent' | 'fileWrongType' | 'filesToday' | 'filesEnough'
    | 'filesNoRoom' | 'unsupported' | 'atStart' | 'nothingToCancel' | 'notWaiting' | 'left' | 'help' | 'stopped' | 'resumed' | 'language' | 'reminder' | 'lastReminder' | 'apology' | 'textCut'
    | 'restored' | 'edited' | 'voice' | 'voiceOffer' | 'voiceKept' | 'voiceKeptOffer' | 'fileLost' | 'fileDelayed' | 'fileLate' | 'fileLostNote' | 'albumFirst' | 'fileTooLarge';
  readonly faults:
    | 'text.meant' | 'text.empty' | 'text.tooShort' | 'text.tooLong' | 'number.meant' | 'number.notANumber' | 'number.roughly' | 'number.severalNumbers' | 'number.otherMeasure' | 'number.notWhole'
    | 'number.tooSmall' | 'number.tooLarge' | 'choice.meant' | 'choice.notAChoice' | 'choice.severalChoices' | 'choice.anyChoice' | 'yesNo.meant' | 'yesNo.neitherYesNorNo' | 'date.meant'
    | 'date.notADate' | 'date.twoDigitYear' | 'date.calendarsDisagree' | 'date.noSuchDay' | 'date.expired' | 'date.yearAlone' | 'date.about' | 'date.mustBePast' | 'date.mustBeFuture'
    | 'nationalId.meant' | 'nationalId.several' | 'nationalId.noDigits' | 'nationalId.notTenDigits' | 'nationalId.isIqama' | 'nationalId.wrongFirstDigit' | 'nationalId.wrongCheckDigit'
    | 'iqama.meant' | 'iqama.several' | 'iqama.noDigits' | 'iqama.notTenDigits' | 'iqama.isNationalId' | 'iqama.wrongFirstDigit' | 'iqama.wrongCheckDigit' | 'mobile.meant' | 'mobile.several'
    | 'mobile.noDigits' | 'mobile.notShown' | 'mobile.wrongLength' | 'mobile.isLandline' | 'mobile.notSaudi' | 'mobile.notAMobile' | 'iban.meant' | 'iban.several' | 'iban.empty' | 'iban.notAnIban'
    | 'iban.notSaudi' | 'iban.wrongLength' | 'iban.wrongCheck' | 'name.inShort' | 'name.meant' | 'name.isIt' | 'name.empty' | 'name.hasDigits' | 'name.hasSigns' | 'name.tooFewWords'
    | 'name.tooLong' | 'city.meant' | 'city.isIt' | 'city.several' | 'city.empty' | 'city.hasDigits' | 'city.hasSigns' | 'city.tooLong' | 'attachment.meant' | 'attachment.notAFile'
    | 'attachment.isAFile' | 'attachment.empty' | 'attachment.wrongType' | 'attachment.tooLarge' | 'reference.wrong' | 'linkCode.wrong' | 'sign.notMeant' | 'question.noAnswer';
  readonly form:
    | 'title' | 'intro' | 'label' | 'send' | 'without' | 'done' | 'next' | 'over' | 'unclear' | 'later' | 'goOn' | 'reviewTitle' | 'reviewIntro' | 'reviewShow' | 'reviewBack';
  readonly handover:
    | 'queued' | 'queuedOutOfHours' | 'queuedUnread' | 'stillWaiting' | 'waiting' | 'waitingUnread' | 'noted' | 'noConsent' | 'kept' | 'confirmLeaving' | 'left' | 'late' | 'veryLate' | 'somebody'
    | 'today' | 'tomorrow' | 'onDay' | 'sawId' | 'taken' | 'takenOver' | 'withYou' | 'handedBack' | 'prepared' | 'closed' | 'releasedOutOfHours' | 'released' | 'comesTo' | 'wished.woman'
    | 'wished.man' | 'wished.call' | 'wished.appointment';
  readonly home:
    | 'title' | 'lead' | 'about' | 'lost' | 'toHome' | 'desk';
  readonly http:
    | 'tooMany' | 'textTooLong' | 'fileTooLarge' | 'filesToday' | 'fileEmpty' | 'fileMissing' | 'filesTooMany' | 'databaseDown' | 'broken' | 'notTold' | 'pinShape' | 'pinEasy' | 'pinWrong'
    | 'pinShut' | 'pinBusy' | 'linkGone' | 'linkNotHere';
  readonly inquiry:
    | 'ask' | 'didThisAnswer' | 'which' | 'whichOrMine' | 'isItMine' | 'noAnswer' | 'glad' | 'source' | 'approved' | 'clause' | 'leadsTo' | 'noArticle';
  readonly leave:
    | 'title' | 'hint' | 'keys' | 'goOn';
  readonly linking:
    | 'choose' | 'needsConsent' | 'afterConsent' | 'code' | 'askCode' | 'linked' | 'unknown' | 'locked' | 'told' | 'notHere';
  readonly mail:
    | 'subject' | 'timePasses' | 'halfOver' | 'mostOver' | 'dayNear' | 'dayOver' | 'newRequest' | 'news' | 'forgotten.subject' | 'forgotten.text' | 'newPassword.subject' | 'newPassword.text'
    | 'month.subject';
  readonly need:
    | 'kindly' | 'service' | 'eligibility' | 'papers' | 'spare' | 'noPapers' | 'which';
  readonly notices:
    | 'urgent' | 'push.waiting' | 'push.mine' | 'push.mention' | 'push.reminder' | 'push.late' | 'push.study' | 'push.due' | 'push.month' | 'push.trial' | 'member.said';
  readonly rating:
    | 'ask.request' | 'ask.inquiry' | 'ask.conversation' | 'ask.service' | 'ask.served' | 'comment' | 'thanks' | 'skipped';
  readonly receiving:
    | 'code' | 'ask' | 'which' | 'none' | 'afterThis' | 'thanks' | 'sorry';
  readonly reception:
    | 'menu' | 'anythingElse';
  readonly reports:
    | 'title' | 'lead' | 'export.xlsx' | 'export.csv' | 'noValue' | 'numbers' | 'allChannels' | 'allServices' | 'noService' | 'titled.*' | 'channel' | 'service' | 'rating' | 'answers' | 'reason'
    | 'count' | 'day' | 'noRatings' | 'tooFew' | 'tooFewCases' | 'noRatingsHint' | 'noComments' | 'noConversations' | 'noEscalations' | 'score-1' | 'score-2' | 'score-3' | 'score-4' | 'score-5'
    | 'leads.waiting' | 'leads.late' | 'range.7' | 'range.30' | 'range.90' | 'range.label' | 'range.custom' | 'range.from' | 'range.to' | 'range.both' | 'change.better' | 'change.worse'
    | 'change.same' | 'changes.title' | 'changes.better' | 'changes.worse' | 'changes.where' | 'changes.none' | 'score.title' | 'score.definition' | 'score.beside' | 'responseRate.title'
    | 'responseRate.definition' | 'responseRate.beside' | 'afterService.title' | 'afterService.definition' | 'afterService.beside' | 'afterServiceAdjusted.title'
    | 'afterServiceAdjusted.definition' | 'afterServiceOutcomes.title' | 'afterServiceOutcomes.definition' | 'outcome' | 'conversations.title' | 'conversations.definition' | 'escalationRate.title'
    | 'escalationRate.definition' | 'escalationRate.beside' | 'solvedAlone.title' | 'solvedAlone.definition' | 'solvedAlone.beside' | 'firstAnswer.title' | 'firstAnswer.definition'
    | 'firstAnswer.beside' | 'firstAnswer.always' | 'keptPromises.title' | 'keptPromises.definition' | 'keptPromises.beside' | 'keptPromises.always' | 'waitingNow.title' | 'waitingNow.definition'
    | 'waitingNow.beside' | 'requests.title' | 'requests.definition' | 'requests.beside' | 'overdue.title' | 'overdue.definition' | 'overdue.beside' | 'decidedInTime.title'
    | 'decidedInTime.definition' | 'decidedInTime.beside' | 'decidedInTime.always' | 'decisionDays.title' | 'decisionDays.definition' | 'decisionDays.beside' | 'deliveryDays.title'
    | 'deliveryDays.definition' | 'deliveryDays.beside' | 'deliveryDays.always' | 'formsLeft.title' | 'formsLeft.definition' | 'afterQuestions' | 'noFormsLeft' | 'places.title'
    | 'places.definition' | 'weekdays.title' | 'weekdays.definition' | 'hours.title' | 'hours.definition' | 'place' | 'question' | 'noQuestion' | 'answeredHead' | 'hourHead' | 'weekday.0'
    | 'weekday.1' | 'weekday.2' | 'weekday.3' | 'weekday.4' | 'weekday.5' | 'weekday.6' | 'hour.0' | 'hour.1' | 'hour.2' | 'hour.3' | 'hour.4' | 'hour.5' | 'hour.6' | 'hour.7' | 'hour.8'
    | 'hour.9' | 'hour.10' | 'hour.11' | 'hour.12' | 'hour.13' | 'hour.14' | 'hour.15' | 'hour.16' | 'hour.17' | 'hour.18' | 'hour.19' | 'hour.20' | 'hour.21' | 'hour.22' | 'hour.23'
    | 'distribution.title' | 'distribution.definition' | 'trend.title' | 'trend.definition' | 'trend.told' | 'byService.title' | 'byService.definition' | 'byChannel.title' | 'byChannel.definition'
    | 'reasons.title' | 'reasons.definition' | 'comments.title' | 'comments.definition' | 'target.title' | 'target.of' | 'target.in.mean' | 'target.in.share' | 'target.in.minutes'
    | 'target.in.days' | 'target.keep' | 'target.reached' | 'target.missed' | 'target.none' | 'note.title' | 'note.text' | 'note.example' | 'note.keep' | 'marks.title' | 'marks.definition'
    | 'marks.by' | 'marks.takenBack' | 'marks.takeBack' | 'sent' | 'granted' | 'refused' | 'otherwise' | 'stillOpen' | 'noRequests' | 'requestsByService.title' | 'requestsByService.definition'
    | 'complaints.title' | 'complaints.definition' | 'complaints.beside' | 'complaints.always' | 'cases.title' | 'cases.lead' | 'cases.now' | 'cases.count' | 'cases.apart' | 'cases.none'
    | 'cases.noneHint' | 'cases.taken' | 'cases.kept' | 'cases.broken' | 'cases.of.sent' | 'cases.of.ended' | 'cases.of.open' | 'cases.of.granted' | 'cases.of.refused' | 'cases.of.otherwise'
    | 'cases.of.complained' | 'cases.of.complainedLate' | 'cases.of.decided' | 'cases.of.decidedLate' | 'cases.of.delivered' | 'cases.of.openNow' | 'cases.of.lateNow' | 'cases.csv.reference'
    | 'cases.csv.service' | 'cases.csv.branch' | 'cases.csv.received' | 'cases.csv.decided' | 'cases.csv.delivered' | 'cases.csv.status' | 'cases.csv.due' | 'cases.csv.kept'
    | 'cases.csv.serviceId' | 'cases.csv.branchId' | 'cases.csv.statusId' | 'year.title' | 'year.open' | 'year.lead' | 'year.which' | 'year.means' | 'year.gregorian' | 'year.hijri' | 'year.before'
    | 'year.of' | 'csv.serviceRequests' | 'csv.serviceGranted' | 'csv.serviceRefused' | 'csv.complaintsAnswered' | 'csv.complaintsLate' | 'csv.formLeftAt' | 'csv.decidedLate'
    | 'csv.decisionDaysP90' | 'csv.deliveryDaysP90' | 'csv.before' | 'csv.afterServiceAsked' | 'csv.brokenPromises' | 'csv.waitingNow' | 'csv.figure' | 'csv.of' | 'csv.value' | 'csv.count'
    | 'csv.figureId' | 'csv.ofId' | 'csv.firstAnswerMedian' | 'csv.firstAnswerP90' | 'csv.decided' | 'csv.overdue' | 'csv.open' | 'csv.waitingLate' | 'csv.firstAnswerWaiting';
  readonly request:
    | 'needsConsent' | 'chooseService' | 'introduction' | 'review' | 'whichValue' | 'isItMeant' | 'whichField' | 'similar' | 'leave' | 'instead' | 'parked' | 'dropped' | 'leftOutIt'
    | 'goesWithout' | 'lacking' | 'askApart' | 'changedSince' | 'toldBefore' | 'proposed' | 'noted' | 'leftOut' | 'follows' | 'signHint' | 'ground' | 'skipHint' | 'before' | 'receipt'
    | 'receiptToCheck' | 'receiptElsewhere' | 'receiptPromise' | 'receiptPromiseAtMost' | 'periodInDays' | 'periodInWeeks' | 'receiptHolidays' | 'receiptNoPromise' | 'receiptFollows'
    | 'receiptBranch' | 'receiptBranchHours' | 'receiptBranchPhone' | 'receiptBranchDelegate' | 'receiptKeep' | 'stages.sent' | 'stages.check' | 'stages.study' | 'stages.answer'
    | 'stages.conclusion';
  readonly return:
    | 'title' | 'pin' | 'from' | 'unreached' | 'none' | 'chat' | 'make.lead' | 'make.do' | 'made.lead' | 'made.label' | 'made.copy' | 'made.copied' | 'made.share' | 'open.lead' | 'open.other'
    | 'open.do';
  readonly status:
    | 'submitted' | 'received' | 'checked' | 'asked' | 'deferred' | 'withdrawn' | 'accepted' | 'partly' | 'refused' | 'appealed' | 'completed' | 'delivered' | 'notArrived' | 'closed' | 'handled'
    | 'filed';
  readonly supplying:
    | 'which' | 'none' | 'afterThis' | 'ask' | 'isIt' | 'notIt' | 'lacking' | 'paper' | 'words' | 'later' | 'laterOwed' | 'remind' | 'toPerson' | 'whichAgain' | 'askAgain' | 'replaced' | 'kept'
    | 'notAgain' | 'landed' | 'goesOn' | 'goesOnLate';
  readonly tracking:
    | 'which' | 'noneMine' | 'askReference' | 'askProof' | 'locked' | 'next' | 'confirmWithdrawal' | 'withdrawnElsewhere' | 'withdrawn' | 'status' | 'source' | 'owes' | 'notWithdrawn' | 'promised'
    | 'late' | 'lateNotice' | 'newDay' | 'newDayLate';
  readonly unlinking:
    | 'confirm' | 'done' | 'none' | 'afterThis' | 'told';
  readonly urgent:
    | 'violence' | 'child' | 'childWrites' | 'childHungry' | 'childFire' | 'childLife' | 'hunger' | 'thirdHunger' | 'pastNeed' | 'past' | 'pastLife' | 'fire' | 'thirdFire' | 'selfHarm'
    | 'thirdLife' | 'third' | 'thirdChild' | 'offender' | 'askedNeed' | 'askedFire' | 'askedViolence' | 'askedLife' | 'askedChild' | 'safe' | 'leave' | 'voice' | 'honest' | 'contact' | 'whoNot'
    | 'cannotOpen' | 'voiceKept' | 'dangerNow' | 'talk' | 'stay' | 'stayOr' | 'quiet' | 'gotIt' | 'unread' | 'nobody' | 'nobodyNeed' | 'prove' | 'proveThere' | 'howServe' | 'beside' | 'today'
    | 'tomorrow' | 'onDay';
  readonly wiping:
    | 'chat' | 'page' | 'never' | 'evidence' | 'stays.agreed' | 'stays.alert' | 'stays.nothing' | 'fleeting';
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
