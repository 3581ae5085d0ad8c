import { fold, words } from '../../../arabic/fold.ts';
import { skeletonOf, stemOf } from '../../../knowledge/stems.ts';
import type { House } from '../../../voice/house.ts';
import type { Meaning } from '../../events.ts';
import { kindOf } from '../../../fields/spec.ts';
import { withoutCourtesies } from '../lexicon.ts';
import type { Reader } from '../reading.ts';

type Services = House['association']['services'];

const namesOf = ({ title, alsoCalled }: Services[number]): readonly string[] =>
  [title.ar, title.en ?? '', ...alsoCalled].filter((name) => name !== '');

/** The one service that fits best, by how much of it a message says; undefined for none, and for several. */
function best(services: Services, sizeOf: (name: string) => number): string | undefined {
  const found = services.flatMap((service) =>
    namesOf(service).flatMap((name) => {
      const size = sizeOf(name);
      return size > 0 ? [{ id: service.id, size }] : [];
    }),
  );
  const most = Math.max(0, ...found.map(({ size }) => size));
  const ids = new Set(found.filter(({ size }) => size === most).map(({ id }) => id));
  return ids.size === 1 ? [...ids][0] : undefined;
}

/** The service that a longer message names, by its title or another name of it; undefined for none, and for several. */
export function serviceIn({ association }: House, text: string): string | undefined {
  const said = ` ${fold(text)} `;
  return best(association.services, (name) => {
    const folded = fold(name);
    return folded !== '' && said.includes(` ${folded} `) ? folded.length : 0;
  });
}

/** A service that a text calls by name; where that is the name of what is brief of it, too, it says which it is: «اقتراح» of «اقتراح أو شكوى». */
export function serviceCalled(
  { association }: Pick<House, 'association'>,
  id: string,
  text: string,
): Meaning {
  const { brief, fields } = association.services.find((one) => one.id === id) ?? {};
  const field = brief && fields?.find(({ name }) => name === brief.field);
  const folded = withoutCourtesies(text);
  const value =
    field &&
    kindOf(field)
      .buttons?.ids(field)
      .find((one) => {
        const label = kindOf(field).buttons?.labelOf(field, one);
        return [label?.ar, label?.en].some(
          (name) => name !== undefined && withoutCourtesies(name) === folded,
        );
      });
  return {
    kind: 'service',
    service: id,
    ...(field && value !== undefined && { values: { [field.name]: value } }),
  };
}

/** Words of names by which no service is told from another. */
const general = new Set(
  ['طلب', 'خدمة', 'جديد', 'جديدة', 'ابي', 'ابغى', 'اريد', 'new', 'request', 'service', 'عن', 'أو'].flatMap(
    (word) => words(word),
  ),
);
const rootsOf = (text: string): readonly string[] =>
  words(text)
    .filter((word) => !general.has(word))
    .map((word) => skeletonOf(stemOf(word)));

/** The service whose name a message says in words of the same roots: «احجز شقه» for «حجز شقة». */
function serviceLike({ association }: House, text: string): string | undefined {
  const said = new Set(rootsOf(text));
  return best(association.services, (name) => {
    const roots = rootsOf(name);
    return roots.length > 0 && roots.every((root) => said.has(root)) ? roots.join('').length : 0;
  });
}

/**
 * The service that is meant by what stands in a message beside answers to its questions: one that it names, in other forms of the words too, or
 * the one to which the answer leads that is known of it. A question means none, and what is said of a request that is under way.
 */
export function serviceBeside({ house, lexicon }: Reader, rest: string): string | undefined {
  if (rest === '' || house.knowledge.asks(rest)) return undefined;
  const intent = lexicon.intentIn(rest, house.association);
  if (intent && (intent.name === 'status' || intent.name === 'insult')) return undefined;
  const like = serviceLike(house, rest);
  if (like !== undefined) return like;
  const found = house.knowledge.find(rest);
  const serviceOfAnswer = (answer: string): string | undefined =>
    house.association.answers.find(({ id }) => id === answer)?.service;
  if (found.kind === 'sure') return serviceOfAnswer(found.answer);
  const offered = found.kind === 'maybe' ? found.candidates : [];
  const services = new Set(
    offered.flatMap(({ from, id }) => (from === 'answer' ? (serviceOfAnswer(id) ?? []) : [])),
  );
  return services.size === 1 ? [...services][0] : undefined;
}
