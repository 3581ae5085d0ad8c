import { minuteOfDay } from '../fields/calendar.ts';
import { minute } from '../kernel/clock.ts';

export { afterOfficeTime, isOpen, replyDay } from '../association/hours.ts';

const morning = 9 * 60;
const evening = 21 * 60;

/** The moment itself between nine in the morning and nine in the evening in Riyadh, else the next nine o'clock: nobody is reminded at night. */
export function afterRiyadhNight(moment: number): number {
  const now = minuteOfDay(moment);
  if (now >= morning && now < evening) return moment;
  return moment + ((morning - now + 24 * 60) % (24 * 60)) * minute;
}
