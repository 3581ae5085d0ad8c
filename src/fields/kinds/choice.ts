import { z } from 'zod';
import { pick } from '../choice.ts';
import { common, lastFour, type FieldKind } from '../kind.ts';
import { fault, textOf, unsure, value, Words } from '../value.ts';
import { namesNothing } from '../written/no-answers.ts';
import { likelyOption, meansAny, optionMeant, saidAmong } from '../options/evidence.ts';
import { optionSaid } from '../option-words.ts';

const Option = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9-]{0,39}$/),
  label: Words,
  alsoCalled: z.array(z.string()).default([]),
});
const options = z.strictObject({
  type: z.literal('choice'),
  ...common,
  options: z.array(Option).min(2).max(20),
});

const namedIn = ({ options: all }: z.infer<typeof options>) =>
  all.map(({ id, label, alsoCalled }) => ({
    id,
    names: [label.ar, label.en ?? '', ...alsoCalled].filter(Boolean),
  }));

/** Why a text is no option: it says several of them, or that any will do. */
function whyNone(
  spec: z.infer<typeof options>,
  named: readonly { readonly id: string; readonly names: readonly string[] }[],
  text: string,
): 'severalChoices' | 'anyChoice' | 'notAChoice' {
  if (meansAny(text)) return 'anyChoice';
  return saidAmong(spec, named, text).length > 0 ? 'severalChoices' : 'notAChoice';
}

/**
 * One of a few options, stored as its id; typed by its place, its label or another name, alone or in a short sentence («انا متزوج»); unsure where
 * more is said in that. Faults: notAChoice {count}, severalChoices, anyChoice (any of them will do, and none of them says so).
 */
export const choice = {
  type: 'choice',
  options,
  faultIn(spec) {
    const ids = spec.options.map(({ id }) => id);
    const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
    return twice < 0
      ? undefined
      : { path: ['options', twice, 'id'], problem: 'this id is used twice: give each option its own' };
  },
  read(spec, text) {
    const named = namedIn(spec);
    const id = pick(named, text);
    if (id !== undefined) return value(id);
    const said = optionSaid(named, text);
    if (said?.sure) return value(said.id);
    const meant = optionMeant(spec, named, text) ?? said?.id;
    return meant === undefined ? fault(whyNone(spec, named, text), { count: named.length }) : unsure(meant);
  },
  among: (spec, text) => saidAmong(spec, namedIn(spec), text),
  guess(spec, text) {
    const named = namedIn(spec);
    const isOne = whyNone(spec, named, text) === 'notAChoice' && !namesNothing(text);
    return isOne ? likelyOption(spec, named, text) : undefined;
  },
  show(spec, found, lang) {
    const label = spec.options.find(({ id }) => id === found)?.label;
    return (lang === 'en' ? label?.en : undefined) ?? label?.ar ?? textOf(found);
  },
  mask: lastFour,
  privacy: 'open',
  readsAs: 'option',
  buttons: {
    ids: (spec) => spec.options.map(({ id }) => id),
    means: (id) => id,
    labelOf: (spec, id) => spec.options.find((option) => option.id === id)?.label,
    alsoCalled: (spec, id) => spec.options.find((option) => option.id === id)?.alsoCalled ?? [],
  },
  keyboard: { placeholder: 'text', byPlace: true },
  sample: (spec, n) => ({ choice: spec.options[n % spec.options.length]?.id ?? '' }),
} as const satisfies FieldKind<z.infer<typeof options>>;
