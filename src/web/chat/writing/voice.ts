import { showOver } from '../../base/back.ts';
import { button, el } from '../page/element.ts';
import type { Page } from '../page/page.ts';
import { settle } from '../log/settling.ts';

/** Where a voice note begins, and where it goes. */
export interface Recording {
  readonly say: Page['say'];
  /** The button that begins it: whoever holds it down stops by letting go. */
  readonly press: HTMLElement;
  readonly send: (file: File) => void;
}

/** What browsers record, the smallest first. */
const types = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];
/** Words are well understood at this many bits in a second: three minutes are half a megabyte. */
const bitsPerSecond = 24_000;
const longest = 180_000;
/** Whoever lets go sooner has pressed and not held, in milliseconds. */
const held = 600;

const clock = (milliseconds: number): string => {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

interface Taken {
  readonly sound: Blob;
  /** How long it is, as it is shown. */
  readonly time: string;
}

/** A recording under way. */
interface Tape {
  readonly stop: () => void;
  /** What was recorded, once it was stopped. */
  readonly taken: Promise<Taken>;
}

function taping(stream: MediaStream, shown: HTMLElement): Tape {
  const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, {
    ...(mimeType && { mimeType }),
    audioBitsPerSecond: bitsPerSecond,
  });
  const parts: Blob[] = [];
  const from = performance.now();
  const since = (): string => clock(performance.now() - from);
  const tick = setInterval(() => (shown.textContent = since()), 500);
  const stop = (): void => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const end = setTimeout(stop, longest);
  const taken = new Promise<Taken>((resolve) => {
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      clearInterval(tick);
      clearTimeout(end);
      for (const track of stream.getTracks()) track.stop();
      const type = recorder.mimeType.split(';')[0] ?? '';
      resolve({ sound: new Blob(parts, { type }), time: since() });
    };
  });
  recorder.start();
  return { stop, taken };
}

/** The dialog in which it is recorded, heard, and sent or let go of. */
class Note {
  private readonly dialog = el('dialog', '');
  private readonly words = el('p', '');
  private readonly time = el('bdi', '', '0:00');
  private readonly acts = el('div', '');
  private tape: Tape | undefined;

  constructor(private readonly way: Recording) {
    const { dialog, words } = this;
    words.setAttribute('role', 'status');
    dialog.setAttribute('aria-label', way.say('voice.record'));
    dialog.append(words, el('p', '', this.time), this.acts);
    dialog.addEventListener('close', () => {
      this.tape?.stop();
      dialog.remove();
      way.press.focus();
    });
    document.body.append(dialog);
    showOver(dialog);
  }

  get isOpen(): boolean {
    return this.dialog.open;
  }

  private offer(acts: readonly HTMLButtonElement[], before?: HTMLElement): void {
    this.acts.replaceChildren(...(before ? [before] : []), ...acts);
    acts[0]?.focus();
  }

  private act(name: 'stop' | 'send' | 'drop' | 'close', press: () => void): HTMLButtonElement {
    const made = button('', this.way.say(`voice.${name}`), press);
    made.dataset['testid'] = `voice-${name}`;
    return made;
  }

  /** A finger that lets go stops; a press is followed by another. */
  private releasedBy(tape: Tape): void {
    const from = performance.now();
    const release = (): void => {
      if (performance.now() - from > held) tape.stop();
    };
    addEventListener('pointerup', release, { once: true });
    void tape.taken.then(() => removeEventListener('pointerup', release));
  }

  failed(): void {
    this.words.textContent = this.way.say('voice.failed');
    this.time.textContent = '';
    this.offer([this.act('close', () => this.dialog.close())]);
  }

  async record(stream: MediaStream): Promise<void> {
    const { say, send } = this.way;
    const tape = taping(stream, this.time);
    this.tape = tape;
    this.words.textContent = say('voice.recording');
    this.offer([this.act('stop', tape.stop)]);
    this.releasedBy(tape);
    const { sound, time } = await tape.taken;
    if (!this.isOpen) return;
    this.words.textContent = say('voice.recorded');
    this.time.textContent = time;
    const heard = el('audio', '');
    heard.controls = true;
    heard.src = URL.createObjectURL(sound);
    heard.setAttribute('aria-label', say('voice.name'));
    heard.style.width = '100%';
    const sent = this.act('send', () => {
      const name = `${say('voice.name')} ${time.replace(':', '-')}`;
      this.dialog.close();
      send(new File([sound], name, { type: sound.type }));
    });
    settle(sent);
    this.offer([sent, this.act('drop', () => this.dialog.close())], heard);
  }
}

let note: Note | undefined;

/** Records a voice note, lets it be heard, and sends it when the member says so. Nothing leaves before. */
export async function recordVoice(way: Recording): Promise<void> {
  if (note?.isOpen) return;
  const made = new Note(way);
  note = made;
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    if (made.isOpen) await made.record(stream);
    else for (const track of stream.getTracks()) track.stop();
  } catch {
    made.failed();
  }
}
