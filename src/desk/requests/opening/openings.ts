import { createHash } from 'node:crypto';
import type { Opening, OpeningReview, SignedOpening } from '../../../contract/cases/opening.ts';
import type { Service } from '../../../association/schema.ts';
import { fileTypeNamed } from '../../../contract/files/files.ts';
import { identityIn, ownNumbersIn, takesFile } from '../../../fields/field.ts';
import { kindOfFile, nameOfFile } from '../../../fields/files/file-kind.ts';
import type { FileValue } from '../../../fields/value.ts';
import { Fault } from '../../../kernel/errors.ts';
import { randomId } from '../../../kernel/ids.ts';
import type { Staff } from '../../../records/desk/staff.ts';
import { openOf, referenceIn } from '../../../records/requests/similar.ts';
import { findConversation } from '../../../records/turns/conversations.ts';
import { anyFieldOf, studiedBy, type House } from '../../../voice/house.ts';
import { hashOf, leftWords, reviewFields } from '../../../voice/review.ts';
import type { Lang } from '../../../wording/wording.ts';
import type { Desk } from '../../desk.ts';
import type { Requests } from '../requests.ts';
import { filledIn, type Filled } from './answers.ts';
import { serviceFor } from './form.ts';
import { keepCase, type ReadPaper } from './keep-case.ts';
import { telephoneIn } from './telephone.ts';

/** What comes with a call that opens a case: the paper that was signed, and those that belong to fields, by their names. */
export interface Papers {
  readonly signed: Paper;
  readonly fields: ReadonlyMap<string, Paper>;
}
export interface Paper {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const mostSimilar = 5;
const wrong = (message: string): Fault => new Fault('wrongRequest', message);

const linesOf = (house: House, service: Service, answers: Filled['answers']) =>
  reviewFields(service, { answers, lang: 'ar', ...leftWords(house.wording, 'ar') });

/** Of the lines those that are signed: all but the papers that come along, in a review and in what is sealed in the end. */
const signedOf = (service: Service, lines: ReturnType<typeof linesOf>): typeof lines =>
  lines.filter(({ name }) => {
    const field = anyFieldOf(service, name);
    return !field || !takesFile(field);
  });

/** Cases that employees open for whoever came, called or wrote a letter: filled in as the member would, signed on paper, sealed as every other. */
export class Openings {
  constructor(
    private readonly desk: Desk,
    private readonly requests: Requests,
  ) {}

  private filled(
    staff: Staff,
    {
      given,
      papers = new Map(),
      lang = 'ar',
    }: {
      readonly given: Opening;
      readonly papers?: ReadonlyMap<string, FileValue>;
      readonly lang?: Lang;
    },
  ): Filled & { readonly service: Service; readonly house: House } {
    const house = this.desk.reading.house(staff.association);
    const service = serviceFor(this.desk, staff, given.service);
    const filled = filledIn(service, { house, given, papers, now: this.desk.now(), lang });
    const isWrong = given.telephone !== '' && telephoneIn(given.telephone) === undefined;
    const faults = isWrong
      ? { ...filled.faults, telephone: house.wording.line(lang, 'desk.opening.notANumber') }
      : filled.faults;
    return { ...filled, faults, service, house };
  }

  /** What was typed, as it is understood, and cases that may be the same. What is wrong is said in the language of the page; what is signed is Arabic. Nothing is kept. Throws Fault wrongRequest for what the service does not ask. */
  async review(staff: Staff, given: Opening, lang: Lang = 'ar'): Promise<OpeningReview> {
    const { answers, faults, doubts, service, house } = this.filled(staff, { given, lang });
    const { privacy, attestation, contact } = house.association.pack;
    const paper = house.wording.line('ar', 'desk.opening.paperComes');
    const lines = linesOf(house, service, answers);
    return {
      faults,
      doubts,
      fields: lines.map(({ name, label, shown }) => ({
        name,
        label,
        shown: given.papers.includes(name) ? paper : shown,
      })),
      print: hashOf(signedOf(service, lines)),
      attestation: attestation.ar,
      notice: (privacy.full ?? privacy.notice).ar,
      committee: studiedBy(house, service.id, 'ar'),
      ...(contact.phone !== undefined && { phone: contact.phone }),
      similar: await this.similar(staff, { service, answers, telephone: telephoneIn(given.telephone) }),
    };
  }

  private async similar(
    staff: Staff,
    {
      service: { fields },
      answers,
      telephone,
    }: Pick<Filled, 'answers'> & { readonly service: Service; readonly telephone: string | undefined },
  ): Promise<OpeningReview['similar']> {
    const numbers = [...ownNumbersIn(fields, answers), ...(telephone === undefined ? [] : [telephone])];
    const references = await openOf(this.desk.ground.database, {
      association: staff.association,
      identity: identityIn(fields, answers),
      numbers,
      most: mostSimilar,
    });
    return references.length === 0 ? [] : this.requests.list(staff, { references });
  }

  /**
   * Opens the case: sealed with the paper that was signed. The same call again answers the same case. Throws Fault wrongRequest for answers that are none, and for
   * what is no picture and no PDF; conflict when something else was reviewed and signed.
   */
  async open(
    staff: Staff,
    { id, given, papers }: { readonly id: string; readonly given: SignedOpening; readonly papers: Papers },
  ): Promise<string> {
    const { database } = this.desk.ground;
    this.mustBeWhole(this.filled(staff, { given }), given);
    const signed = await readPaper('signed', papers.signed);
    const brought = await readPapers(given.papers, papers.fields);
    const values = new Map([...brought].map(([name, { value }]) => [name, value]));
    const filled = this.filled(staff, { given, papers: values });
    this.mustBeWhole(filled, given);
    const address = {
      association: staff.association,
      channel: given.came,
      address: `opened ${staff.id} ${id}`,
    };
    const conversation = await findConversation(database, await this.desk.begin(address));
    if (!conversation) throw new Fault('notFound', 'There is no such conversation.');
    const before = await referenceIn(database, conversation.id);
    if (before !== undefined) return before;
    await keepCase(this.desk, staff, {
      ...filled,
      conversation,
      given,
      papers: [signed, ...brought.values()],
    });
    const reference = await referenceIn(database, conversation.id);
    if (reference === undefined) throw new Fault('conflict', 'The case was not opened: try again.');
    this.desk.announce(staff.association, 'requests');
    return reference;
  }

  private mustBeWhole(
    { faults, answers, service, house }: ReturnType<Openings['filled']>,
    { print }: SignedOpening,
  ): void {
    const [fault] = Object.entries(faults);
    if (fault) throw wrong(`${fault[0]}: ${fault[1]}`);
    if (hashOf(signedOf(service, linesOf(house, service, answers))) !== print)
      throw new Fault('conflict', 'What is sent is not what was reviewed and signed: review it again.');
  }
}

/** A paper by its content. Throws Fault wrongRequest for what is no picture and no PDF. */
async function readPaper(part: string, { name, bytes }: Paper): Promise<ReadPaper> {
  const type = fileTypeNamed((await kindOfFile(bytes)) ?? '');
  if (type === undefined) throw wrong(`${part}: must be a picture or a PDF file.`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    bytes,
    value: { file: randomId(), name: nameOfFile(name, type), type, size: bytes.length, sha256 },
  };
}

/** Those that were named, each by its field. Throws Fault wrongRequest where one is missing. */
async function readPapers(
  named: readonly string[],
  came: Papers['fields'],
): Promise<ReadonlyMap<string, ReadPaper>> {
  const read = new Map<string, ReadPaper>();
  for (const name of named) {
    const paper = came.get(name);
    if (!paper) throw wrong(`paper.${name}: is missing.`);
    read.set(name, await readPaper(`paper.${name}`, paper));
  }
  return read;
}
