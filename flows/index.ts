import type { Flow } from '../src/engine/flow.ts';
import { aid } from './aid/flow.ts';
import { appealing } from './appealing/flow.ts';
import { calling } from './calling/flow.ts';
import { consent } from './consent/flow.ts';
import { handover } from './handover/flow.ts';
import { inquiry } from './inquiry/flow.ts';
import { linking } from './linking/flow.ts';
import { unlinking } from './unlinking/flow.ts';
import { rating } from './rating/flow.ts';
import { reception } from './reception/flow.ts';
import { receiving } from './receiving/flow.ts';
import { request } from './request/flow.ts';
import { supplying } from './supplying/flow.ts';
import { tracking } from './tracking/flow.ts';
import { emergency } from './emergency/flow.ts';
import { upset } from './upset/flow.ts';
import { unheard } from './unheard/flow.ts';

/** Every flow there is, in the order of the menu. A flow is called by its name. */
export const flows: readonly Flow[] = [
  reception,
  consent,
  request,
  tracking,
  supplying,
  receiving,
  appealing,
  inquiry,
  handover,
  calling,
  rating,
  linking,
  unlinking,
  aid,
  upset,
  unheard,
  emergency,
];
