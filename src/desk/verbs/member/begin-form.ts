import { FormBegun } from '../../../contract/cases/opening.ts';
import { isSecret } from '../../../fields/field.ts';
import { Fault } from '../../../kernel/errors.ts';
import type { FieldValue } from '../../../fields/value.ts';
import { fieldOf } from '../../../voice/house.ts';
import { ifMine } from '../../desk.ts';
import { filledIn } from '../../requests/opening/answers.ts';
import { serviceFor } from '../../requests/opening/form.ts';
import type { Verb } from '../verb.ts';

/**
 * Begins a form with a member, who finishes and signs it in their own conversation: what they said is shown to them for a yes, what is missing is asked, and the bot
 * goes on. What must not stand in a chat is left to them. Throws Fault wrongRequest for answers that are none.
 */
export const beginForm: Verb<FormBegun> = {
  path: 'begin-form',
  takes: FormBegun,
  hangsOn: ['words'],
  async prepare({ desk, staff, conversation: publicId, input }) {
    const house = desk.reading.house(staff.association);
    const service = serviceFor(desk, staff, input.service);
    const given = { answers: input.answers, papers: [] };
    const { answers, faults } = filledIn(service, {
      house,
      given,
      papers: new Map(),
      now: desk.now(),
      lang: 'ar',
    });
    const wrong = Object.entries(faults).find(([name]) => (input.answers[name] ?? '') !== '');
    if (wrong) throw new Fault('wrongRequest', `${wrong[0]}: ${wrong[1]}`);
    const values: Record<string, FieldValue> = {};
    for (const [name, value] of Object.entries(answers)) {
      const field = fieldOf(service, name);
      if (value !== null && field && !isSecret(field)) values[name] = value;
    }
    const found = await desk.reading.mustFind(staff, publicId);
    const isShut = await desk.ground.reach.isShut(found, desk.now());
    const act = ifMine(staff, () => ({
      external: null,
      kind: 'system',
      said: [],
      event: 'prepared',
      prepared: { service: service.id, values },
      outcomes: [{ type: 'giveBack', outcome: 'handedBack' }],
      about: [service.id],
    }));
    return (conversation) =>
      isShut || conversation.alerted ? { refused: { code: 'notReached' } } : act(conversation);
  },
};
