import { setting } from './remembered.ts';

let context: AudioContext | undefined;

/** A browser lets a page sound only after somebody has touched it. */
export function readySound(): void {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  void context.resume();
}

export const soundIsOn = (): boolean => setting('sound').read() !== 'off';
export const switchSound = (on: boolean): void => setting('sound').write(on ? 'on' : 'off');

function tone(sounding: AudioContext, frequency: number, start: number): void {
  const oscillator = sounding.createOscillator();
  const loudness = sounding.createGain();
  oscillator.frequency.value = frequency;
  loudness.gain.setValueAtTime(0, start);
  loudness.gain.linearRampToValueAtTime(0.09, start + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, start + 0.45);
  oscillator.connect(loudness).connect(sounding.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.5);
}

/** Two soft tones: somebody waits. */
export function ring(): void {
  if (!soundIsOn() || context?.state !== 'running') return;
  tone(context, 660, context.currentTime);
  tone(context, 880, context.currentTime + 0.16);
}
