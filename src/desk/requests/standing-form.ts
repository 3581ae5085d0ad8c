import type { Engine } from '../../engine/advance.ts';
import type { Dialogue } from '../../engine/dialogue.ts';
import { formIn, isUnsentForm } from '../../engine/form.ts';
import type { StandingIn } from '../../records/keeping/counting/count-left.ts';

/** The form that stands open in a conversation, with or without answers: the one under way, or else the last that was put aside. */
export const standingForm =
  ({ flows }: Pick<Engine, 'flows'>): StandingIn =>
  (state) => {
    const { parked = [], stack = [] } = state as unknown as Partial<Dialogue>;
    const open = [...parked, ...stack].findLast((frame) => isUnsentForm(flows, frame));
    const form = open && formIn(open);
    return form && { service: form.service, field: form.at ?? '' };
  };
