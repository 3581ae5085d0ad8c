import { langOf, type Lang } from '../../../contract/lang.ts';
import { el } from '../page/element.ts';
import type { Page } from '../page/page.ts';

/** What is heard, and by which press. */
export interface Listening {
  readonly page: Page;
  readonly press: HTMLButtonElement;
}

/** Some voices fall silent in the middle of what is longer. */
const longest = 180;
/** Browsers tell their voices late, in milliseconds; one that has none tells nothing. */
const patience = 1500;

let on = false;
/** What was read out already. */
const read = new WeakSet<Element>();

/** The voice of a language that this device has, if any. */
async function voiceOf(lang: Lang): Promise<SpeechSynthesisVoice | undefined> {
  const found = (): SpeechSynthesisVoice | undefined =>
    speechSynthesis.getVoices().find((one) => one.lang.toLowerCase().startsWith(lang));
  if (speechSynthesis.getVoices().length === 0)
    await new Promise((done) => {
      speechSynthesis.addEventListener('voiceschanged', done, { once: true });
      setTimeout(done, patience);
    });
  return found();
}

/** A text in pieces that are said in one breath, parted where a sentence ends, else between words. */
function breathsOf(text: string): readonly string[] {
  const breaths: string[] = [];
  let breath = '';
  for (const word of text.split(/\s+/)) {
    const isLong = breath.length + word.length >= longest;
    if (isLong || (/[.؟?!]$/.test(breath) && breath.length > longest / 2)) {
      breaths.push(breath);
      breath = '';
    }
    breath += breath === '' ? word : ` ${word}`;
  }
  return [...breaths, breath].filter((one) => one !== '');
}

/** The words of a message, then the answers below it. */
function wordsOf(entry: Element, { say }: Page): readonly string[] {
  const bubble = entry.querySelector('.bubble')?.cloneNode(true);
  if (!(bubble instanceof Element)) return [];
  for (const one of bubble.querySelectorAll('.meta, .unseen, .unfold, .quiet, .number')) one.remove();
  const blocks = [...bubble.querySelectorAll('p, dt, dd, strong, .caption, .file')].filter(
    (one) => !one.parentElement?.closest('p, dd'),
  );
  const choices = [...entry.querySelectorAll('.choice bdi')].map((one) => one.textContent);
  return [
    ...blocks.map((one) => one.textContent),
    ...(choices.length > 0 ? [`${say('choices')}: ${choices.join('، ')}`] : []),
  ].filter((one) => one.trim() !== '');
}

function show({ press }: Listening, isOn: boolean): void {
  on = isOn;
  press.setAttribute('aria-pressed', String(isOn));
}

/** Says under the last message that this device cannot say it. */
function tellNone({ page, press }: Listening): void {
  const note = el('p', 'day', page.say('aloud.none'));
  note.setAttribute('role', 'status');
  note.dataset['testid'] = 'listen-none';
  press.closest('.entry')?.after(note);
}

/** Nothing is said any more. */
export function silence(listening: Listening): void {
  speechSynthesis.cancel();
  show(listening, false);
}

/** Reads out these messages in place of what was being said. */
async function readOut(listening: Listening, entries: readonly Element[]): Promise<void> {
  speechSynthesis.cancel();
  for (const entry of entries) {
    read.add(entry);
    const lang = langOf(entry.querySelector<HTMLElement>('.bubble')?.lang) ?? listening.page.lang;
    const voice = await voiceOf(lang);
    if (!voice) {
      silence(listening);
      tellNone(listening);
      return;
    }
    if (!on) return;
    for (const words of wordsOf(entry, listening.page).flatMap(breathsOf)) {
      const said = new SpeechSynthesisUtterance(words);
      said.voice = voice;
      said.lang = voice.lang;
      speechSynthesis.speak(said);
    }
  }
}

/** What was said since the member wrote last. */
function lastAnswer(): readonly Element[] {
  const all = [...document.querySelectorAll('#messages .entry')];
  const mine = all.map((one) => one.classList.contains('mine')).lastIndexOf(true);
  return all.slice(mine + 1);
}

/** What came is read out, where the member wants to hear it. */
export function hearOn(listening: Listening): void {
  if (!on) return;
  const fresh = lastAnswer().filter((one) => !read.has(one));
  if (fresh.length > 0) void readOut(listening, fresh);
}

let kept = false;

/** Begins to read out, with the last answer; or ends it. It ends with the page too, and where the page goes out of sight. */
export function turn(listening: Listening): void {
  if (on) {
    silence(listening);
    return;
  }
  show(listening, true);
  void readOut(listening, lastAnswer());
  if (kept) return;
  kept = true;
  addEventListener('pagehide', () => silence(listening));
  document.addEventListener('visibilitychange', () => document.hidden && silence(listening));
}
