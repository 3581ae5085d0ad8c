import type { ChosenAct } from './act.ts';
import { assign } from './assign.ts';
import { close } from './close.ts';
import { label } from './label.ts';
import { remind } from './remind.ts';

/** Everything that is done to conversations that are chosen in a list, in the order of the buttons. */
export const chosenActs: readonly ChosenAct[] = [assign, label, remind, close];
