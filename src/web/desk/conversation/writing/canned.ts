import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Who } from '../../../../contract/desk.ts';
import { useWords } from '../../base/words.tsx';
import { api } from '../../server/api.ts';
import type { Brought } from './afterwards/index.ts';
import { useMe } from '../../shell/session.tsx';

/** A text that can be put into a reply: a canned one, or an approved answer or clause with its source. */
export interface Offered {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** What a canned reply brings with it besides its words. */
  readonly brought?: Brought;
}

const most = 8;
/** A stroke at the end of what is written, with what is looked for: after a blank, and with nothing between. */
const stroke = /(^|\s)\/(?:([^\s/][^\n/]*))?$/u;
/** The same with the sign before a colleague's name, in a note. */
const naming = /(^|\s)@(?:([^\s@][^\n@]*))?$/u;
const signs = [stroke, naming] as const;

/** What is looked for behind the stroke; undefined where there is none. */
const soughtIn = (draft: string, sign: RegExp): string | undefined => {
  const found = sign.exec(draft);
  return found ? (found[2] ?? '') : undefined;
};

/** The draft with a text in the place of the stroke and what stands behind it; without a stroke behind what is written. */
export function withText(draft: string, text: string): string {
  const sign = signs.find((one) => one.test(draft));
  return sign
    ? draft.replace(sign, (_whole, before: string) => `${before}${text}`)
    : `${draft}${draft === '' || /\s$/u.test(draft) ? '' : '\n'}${text}`;
}

/** The draft with a stroke that offers texts, or without the one that does. */
export const withStroke = (draft: string, on: boolean): string =>
  on ? `${draft}${draft === '' || /\s$/u.test(draft) ? '' : ' '}/` : draft.replace(stroke, '$1');

/** Those whose title or text holds what is looked for. */
function matching(all: readonly Offered[], sought: string): readonly Offered[] {
  const wanted = sought.trim().toLowerCase();
  return all.filter(({ title, text }) => `${title} ${text}`.toLowerCase().includes(wanted)).slice(0, most);
}

/** Fills in what a canned reply leaves open: the member's name, mine, the association's. */
export function useFilled(who: Who | undefined): (text: string) => string {
  const { say } = useWords();
  const { name, association } = useMe();
  const open: Readonly<Record<string, string>> = {
    [say('desk.canned.placeholder.member')]: who?.name ?? '',
    [say('desk.canned.placeholder.staff')]: name,
    [say('desk.canned.placeholder.association')]: association.name,
  };
  return (text) =>
    text
      // Who has no name is spoken to without the comma before it.
      .replace(/([،,]?[^\S\n]*)\{([^{}]*)\}/gu, (whole, before: string, word: string) => {
        const told = open[word.trim()];
        if (told === undefined) return whole;
        return told === '' ? '' : `${before}${told}`;
      })
      .replace(/^[\s،,]+/u, '');
}

/** What is offered while a stroke stands at the end of the draft. */
interface Canned {
  /** Undefined while nothing is offered. */
  readonly shown: readonly Offered[] | undefined;
  /** The place of the one that Enter would take. */
  readonly at: number;
  /** Moves through the list, takes a text or shuts the list; true when the key was used. */
  readonly onKey: (key: string) => boolean;
  /** Offers them again after the list was shut. */
  readonly reopen: () => void;
}

/** What a reply brings, for somebody who may label conversations or not. */
function broughtBy({ label, afterwards }: Brought, labels: boolean): Pick<Offered, 'brought'> {
  const brought = {
    ...(labels && label !== undefined && { label }),
    ...(afterwards !== undefined && { afterwards }),
  };
  return Object.keys(brought).length > 0 ? { brought } : {};
}

/** Everything that can be put into a reply; canned replies stand first. */
function useOffered(): readonly Offered[] {
  const { lang } = useWords();
  const labels = useMe().capabilities.includes('serve');
  const { data: canned } = useQuery({ queryKey: ['replies'], queryFn: api.replies, staleTime: 60_000 });
  const { data: said } = useQuery({
    queryKey: ['beside', lang],
    queryFn: api.besideChat,
    staleTime: 60_000,
    refetchInterval: false,
  });
  return [
    ...(canned?.items.map(({ id, title, text, folder, ...brought }) => ({
      id: `canned.${id}`,
      title: folder === undefined ? title : `${folder} / ${title}`,
      text,
      ...broughtBy(brought, labels),
    })) ?? []),
    ...(said ? [...said.answers, ...said.clauses] : []),
  ];
}

/** Colleagues who can be named in a note. */
function useNames(note: boolean): readonly Offered[] {
  const { data } = useQuery({
    queryKey: ['colleagues'],
    queryFn: api.colleagues,
    staleTime: 60_000,
    enabled: note,
    refetchInterval: false,
  });
  return data?.items.map(({ id, name }) => ({ id: `name.${id}`, title: name, text: `@${name} ` })) ?? [];
}

interface Draft {
  readonly text: string;
  readonly note: boolean;
}

/** `pick` is called with what somebody takes with the keyboard. */
export function useCanned({ text: draft, note }: Draft, pick: (offered: Offered) => void): Canned {
  const texts = useOffered();
  const names = useNames(note);
  const [place, setPlace] = useState(0);
  const [shut, setShut] = useState(false);
  const named = note ? soughtIn(draft, naming) : undefined;
  const sought = named ?? soughtIn(draft, stroke);
  const found = sought === undefined ? [] : matching(named === undefined ? texts : names, sought);
  // Behind a name goes on what is written.
  const shown =
    sought === undefined || shut || (named !== undefined && found.length === 0) ? undefined : found;
  const count = shown?.length ?? 0;
  const at = Math.min(place, Math.max(0, count - 1));
  const move = (by: number): void => setPlace((one) => (one + by + count) % (count || 1));
  const onKey = (key: string): boolean => {
    const chosen = shown?.[at];
    if (!shown) return false;
    if (key === 'ArrowDown') move(1);
    else if (key === 'ArrowUp') move(-1);
    else if (key === 'Escape') setShut(true);
    else if ((key === 'Enter' || key === 'Tab') && chosen) pick(chosen);
    else return false;
    return true;
  };
  return { shown, at, onKey, reopen: () => setShut(false) };
}
