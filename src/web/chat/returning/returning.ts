import { partOf, textIn } from '../../base/json.ts';
import { clockOf } from '../../base/riyadh.ts';
import { langOf } from '../../../contract/lang.ts';
import { keptAs, sessionNames } from '../connection/kept.ts';
import { Session } from '../connection/session.ts';
import { wipeCopy } from '../keeping/copy.ts';
import { dropShell } from '../keeping/shell.ts';
import { byId } from '../page/element.ts';

// The script of the page by which a member comes back. What the address carries stands behind the `#`: no server reads it, and it leaves the history at once.
const value = location.hash.slice(1);
history.replaceState(null, '', location.pathname + location.search);

const { association = '', door = '', chat = '', unreached = '', from = '' } = document.body.dataset;
const lang = langOf(document.documentElement.lang) ?? 'ar';
const pin = byId('pin', HTMLInputElement);
const fault = byId('return-fault', HTMLElement);
const form = byId('return-form', HTMLFormElement);

const show = (id: string): void => {
  byId(id, HTMLElement).hidden = false;
};

/** What came of a call: what is read of the answer, or what is said of the refusal. */
type Came = { readonly value: string } | { readonly words: string };

async function make(): Promise<void> {
  const nothing = (): void => undefined;
  const session = new Session({ association, lang }, nothing, nothing);
  const answer = await session.own('/session/link', { body: { pin: pin.value } }, (body) =>
    textIn(body, 'value'),
  );
  if (answer.kind === 'ok' && answer.body !== undefined) showLink(answer.body);
  else fault.textContent = (answer.kind === 'refused' ? answer.words : undefined) ?? unreached;
}

function showLink(made: string): void {
  const link = `${location.origin}${location.pathname}${location.search}#${made}`;
  form.hidden = true;
  show('return-made');
  const field = byId('made-link', HTMLInputElement);
  field.value = link;
  field.addEventListener('focus', () => field.select());
  const copy = byId('made-copy', HTMLButtonElement);
  copy.addEventListener('click', () => {
    field.select();
    const told = (): void => void (copy.textContent = copy.dataset['done'] ?? '');
    // Where it may not copy, the link stands there marked.
    navigator.clipboard.writeText(link).then(told, () => field.select());
  });
  copy.focus();
  if (!('share' in navigator)) return;
  show('made-share');
  byId('made-share', HTMLButtonElement).addEventListener('click', () => {
    navigator.share({ url: link }).catch(() => undefined);
  });
}

/** What a refusal says, and from when on it may be tried again. */
async function refusalIn(response: Response): Promise<string> {
  const said = partOf(await response.json(), 'error');
  const words = textIn(said, 'message') ?? unreached;
  const seconds = Number(response.headers.get('Retry-After'));
  if (!(seconds > 60)) return words;
  const minute = 60_000;
  const at = Math.ceil((Date.now() + seconds * 1000) / minute) * minute;
  return `${words} ${from} ${clockOf(lang).format(at)}`;
}

async function comeBack(): Promise<Came> {
  try {
    const response = await fetch(door, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ value, pin: pin.value, lang }),
      credentials: 'omit',
    });
    if (!response.ok) return { words: await refusalIn(response) };
    return { value: textIn(await response.json(), 'resume') ?? '' };
  } catch {
    return { words: unreached };
  }
}

async function open(): Promise<void> {
  const came = await comeBack();
  if ('words' in came) {
    fault.textContent = came.words;
    return;
  }
  // Of what this device kept of another conversation nothing is left.
  await Promise.all([wipeCopy(association), dropShell(association)]).catch(() => undefined);
  for (const name of sessionNames) keptAs(association, name).write(undefined);
  for (const name of ['outbox', 'draft']) sessionStorage.removeItem(`silah:${association}:${name}`);
  keptAs(association, 'resume').write(came.value);
  location.replace(chat);
}

async function begin(): Promise<void> {
  const has = (await keptAs(association, 'resume').read()) !== undefined;
  if (value === '' && !has) {
    show('return-none');
    return;
  }
  const way = value === '' ? 'make' : 'open';
  show(`${way}-lead`);
  show(`${way}-do`);
  if (way === 'open' && has) show('open-other');
  form.hidden = false;
  pin.focus();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    fault.textContent = '';
    const press = form.querySelector('button');
    if (press) press.disabled = true;
    void (way === 'make' ? make() : open()).finally(() => {
      if (press) press.disabled = false;
    });
  });
}

void begin();
