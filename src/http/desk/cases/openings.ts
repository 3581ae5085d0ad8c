import * as z from 'zod/mini';
import { Opening, OpeningForms, OpeningReview, SignedOpening } from '../../../contract/cases/opening.ts';
import { RequestDetail } from '../../../contract/desk.ts';
import { largestFile } from '../../../contract/files/files.ts';
import { openingForms } from '../../../desk/requests/opening/form.ts';
import type { Paper, Papers } from '../../../desk/requests/opening/openings.ts';
import { Fault } from '../../../kernel/errors.ts';
import { formOf, kilobyte } from '../../body.ts';
import type { Doors } from '../../doors.ts';
import type { Route } from '../../route.ts';
import { plain, route, taking, type DeskCall } from '../desk-call.ts';
import { jsonAnswer } from '../compressed.ts';

/** All papers of one case together. */
const largest = 3 * largestFile;
const partOfField = /^paper\.([A-Za-z0-9]{1,60})$/;

/** The parts of the call: `call`, JSON of a signed opening; `signed`, the paper; `paper.<field>`, those of the form. */
const Parts = z.object({ call: z.string(), id: z.string(), signed: z.file() });

const tooLarge = (): Fault => new Fault('tooLarge', 'The papers are too large: at most 30 MB together.');

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const paperIn = async (file: File): Promise<Paper> => ({
  name: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
});

/** Throws Fault wrongRequest for parts that are missing or make no sense, tooLarge. */
async function partsOf({
  context,
}: DeskCall): Promise<{ readonly id: string; readonly given: SignedOpening; readonly papers: Papers }> {
  const form = await formOf(context, {
    most: largest + 256 * kilobyte,
    tooLarge,
    parts: 'the parts "call", "id" and "signed"',
  });
  const call = form.get('call');
  const id = form.get('id');
  const signed = form.get('signed');
  const given = SignedOpening.safeParse(jsonIn(typeof call === 'string' ? call : ''));
  if (!given.success)
    throw new Fault('wrongRequest', `call: ${given.error.issues[0]?.path.join('.') ?? ''} makes no sense.`);
  if (typeof id !== 'string' || !/^[\w-]{8,64}$/.test(id))
    throw new Fault('wrongRequest', 'id: must be 8 to 64 letters and digits.');
  if (signed === null || typeof signed === 'string') throw new Fault('wrongRequest', 'signed: is missing.');
  const fields = new Map<string, Paper>();
  for (const [part, file] of form.entries()) {
    const name = partOfField.exec(part)?.[1];
    if (name !== undefined && typeof file !== 'string') fields.set(name, await paperIn(file));
  }
  return { id, given: given.data, papers: { signed: await paperIn(signed), fields } };
}

/** Cases that employees open for whoever came, called or wrote a letter. */
export const openings: readonly Route<Doors>[] = [
  route({
    method: 'GET',
    path: '/openings',
    needs: 'serve',
    answer: OpeningForms,
    answers: ({ office, staff, lang }) => openingForms(office.desk, staff, lang),
  }),
  taking({
    method: 'POST',
    path: '/openings/review',
    needs: 'serve',
    body: Opening,
    answer: OpeningReview,
    answers: ({ office, staff, lang }, given: Opening) => office.openings.review(staff, given, lang),
  }),
  plain({
    method: 'POST',
    path: '/openings',
    needs: 'serve',
    body: Parts,
    answer: RequestDetail,
    async answers(call) {
      const { office, staff, lang, context } = call;
      const reference = await office.openings.open(staff, await partsOf(call));
      return jsonAnswer(context, await office.requests.detail(staff, reference, lang));
    },
  }),
];
