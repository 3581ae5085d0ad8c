import { z } from 'zod';
import { fieldOf, serviceOf, type House } from '../../voice/house.ts';
import { inLang, type Lang } from '../../wording/wording.ts';
import { outcome } from '../outcome.ts';

/** The labels of some fields of a service, in a row. */
function labels(house: House, lang: Lang, of: { service: string; names: readonly string[] }): string {
  const service = serviceOf(house, of.service);
  const found = of.names.flatMap((name) => fieldOf(service, name) ?? []);
  return found.map(({ label }) => inLang(label, lang)).join(lang === 'ar' ? '، ' : ', ');
}

/** What a service is, for whom, and which papers it needs, told to whoever may need it. Papers are named by their fields. */
export const tellService = outcome(
  'tellService',
  { service: z.string(), papers: z.array(z.string()).readonly(), spare: z.array(z.string()).readonly() },
  {
    say({ service: id, papers, spare }, { house, lang }) {
      const service = serviceOf(house, id);
      const line = (
        name: 'service' | 'eligibility' | 'papers' | 'spare' | 'noPapers',
        values: Record<string, string>,
      ): string => house.wording.line(lang, `need.${name}`, values);
      const lines = service
        ? [line('service', { title: inLang(service.title, lang), summary: inLang(service.summary, lang) })]
        : [];
      if (service?.eligibility) lines.push(line('eligibility', { who: inLang(service.eligibility, lang) }));
      if (papers.length > 0)
        lines.push(line('papers', { papers: labels(house, lang, { service: id, names: papers }) }));
      if (spare.length > 0)
        lines.push(line('spare', { papers: labels(house, lang, { service: id, names: spare }) }));
      if (papers.length + spare.length === 0) lines.push(line('noPapers', {}));
      return { text: lines.join('\n'), lang };
    },
  },
);
