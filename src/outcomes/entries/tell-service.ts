import { z } from 'zod';
import { serviceOf } from '../../voice/house.ts';
import { fieldLabels } from '../../voice/labels.ts';
import { inLang } from '../../wording/wording.ts';
import { outcome } from '../outcome.ts';

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
      if (papers.length > 0) lines.push(line('papers', { papers: fieldLabels(service, papers, lang) }));
      if (spare.length > 0) lines.push(line('spare', { papers: fieldLabels(service, spare, lang) }));
      if (papers.length + spare.length === 0) lines.push(line('noPapers', {}));
      return { text: lines.join('\n'), lang };
    },
  },
);
