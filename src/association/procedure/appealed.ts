import { judgesNeeded } from '../committee.ts';
import { readersOf } from '../readers.ts';
import type { Association } from '../schema.ts';
import type { Locked } from './checkers.ts';

/** Whoever answers appeals reads the cases of which they are, and somebody is left for it who did not decide. */
export function checkAppeals({ pack: { procedure }, services }: Association): Locked[] {
  const { appeal, committee } = procedure;
  if (!appeal) return [];
  const blind = services.flatMap((service, at): Locked[] => {
    const role = service.studiedBy ? undefined : appeal.by.find((one) => !readersOf(service).includes(one));
    if (role === undefined) return [];
    const problem = `procedure.appeal names "${role}", who may not read its cases: name them here too`;
    return [{ file: 'services.yaml', path: ['services', at, 'readBy'], problem }];
  });
  const { members = Infinity } = committee;
  if (appeal.by.some((role) => role !== 'committee') || judgesNeeded(committee) < members) return blind;
  const problem =
    'every member of the committee votes on each case, and whoever decided on it answers no appeal: nobody could. Name manager or privacy too, or more members';
  return [...blind, { file: 'pack.yaml', path: ['procedure', 'appeal', 'by'], problem }];
}
