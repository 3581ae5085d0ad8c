import type { OpeningForms, OpeningQuestion } from '../../../contract/cases/opening.ts';
import type { Service } from '../../../association/schema.ts';
import { mayRead } from '../../../association/readers.ts';
import { goesWithout, takesFile } from '../../../fields/field.ts';
import { kindOf, type FieldSpec } from '../../../fields/spec.ts';
import { Fault } from '../../../kernel/errors.ts';
import type { Staff } from '../../../records/desk/staff.ts';
import { asksForIdentity, type House } from '../../../voice/house.ts';
import { inLang, type Lang } from '../../../wording/wording.ts';
import type { Desk } from '../../desk.ts';
import { questionOf } from '../showing/visit.ts';

function openingQuestion(house: House, field: FieldSpec, lang: Lang): OpeningQuestion {
  const { keyboard, readsAs } = kindOf(field);
  const { inputMode } = keyboard;
  return {
    ...questionOf(house, field, lang),
    ...(takesFile(field) && { file: true as const }),
    ...(!field.optional && goesWithout(field) && { later: true as const }),
    ...(readsAs === 'story' && { long: true as const }),
    ...(inputMode !== undefined && { inputMode }),
  };
}

/** The services whose cases somebody may read: what others alone may read is not opened by them either. */
function servicesFor(desk: Desk, staff: Staff): readonly Service[] {
  const { house, sight } = desk.reading.view(staff);
  return house.association.services.filter(({ id }) => mayRead(sight.readable, id));
}

/** One of them. Throws Fault wrongRequest. */
export function serviceFor(desk: Desk, staff: Staff, id: string): Service {
  const service = servicesFor(desk, staff).find((one) => one.id === id);
  if (!service) throw new Fault('wrongRequest', `service: there is no "${id}" that you may open.`);
  return service;
}

/** The forms that somebody at the desk can fill in for whoever came or called. */
export function openingForms(desk: Desk, staff: Staff, lang: Lang): OpeningForms {
  const house = desk.reading.house(staff.association);
  return {
    services: servicesFor(desk, staff).map((service) => ({
      id: service.id,
      title: inLang(service.title, lang),
      identity: asksForIdentity(service),
      fields: service.fields.map((field) => openingQuestion(house, field, lang)),
    })),
  };
}
