import type { FieldSpec } from '../../fields/spec.ts';
import type { House } from '../../voice/house.ts';
import type { Engine } from '../advance.ts';
import type { Dialogue } from '../dialogue.ts';
import { fileFieldOf } from './album.ts';
import type { FileRefusal } from './file-refusals.ts';
import { Stage } from '../stage.ts';

/** Who wants a file that comes now: a field that is asked, the person who is waited for, or a case that waits for a paper in one of these fields. */
export type FilePlace =
  | { readonly kind: 'field'; readonly field: FieldSpec }
  | { readonly kind: 'person' }
  | { readonly kind: 'case'; readonly fields: readonly FieldSpec[] };

/** Why a file that nobody wants is not taken. */
export function unwanted(dialogue: Dialogue | undefined, isSound: boolean): FileRefusal {
  if (isSound) return 'voiceNotKept';
  return dialogue?.facts.consent === 'given' ? 'fileNotNow' : 'fileNeedsConsent';
}

/** Where a file belongs that comes to a dialogue as it stands; undefined where it was asked for by nobody, and before the member agreed. */
export function filePlace(
  { flows }: Pick<Engine, 'flows'>,
  { house, dialogue, now }: { readonly house: House; readonly dialogue: Dialogue; readonly now: number },
): FilePlace | undefined {
  if (dialogue.facts.consent !== 'given') return undefined;
  const given = { now, seed: '00000000' };
  const stage = new Stage({ house, flows, dialogue, given, found: [], opened: undefined });
  const field = fileFieldOf(house, stage.open()) ?? fileFieldOf(house, stage.interrupted());
  if (field) return { kind: 'field', field };
  return dialogue.facts.waiting && { kind: 'person' };
}
