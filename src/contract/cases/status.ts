/**
 * How a case stands, by the words in which it is stored, in the order of its life. `submitted` to `withdrawn` of requests from before there were
 * cases mean what they meant.
 */
export const caseStatuses = [
  'submitted',
  'checked',
  'asked',
  'deferred',
  'accepted',
  'partly',
  'refused',
  'appealed',
  'handled',
  'filed',
  'completed',
  'delivered',
  'notArrived',
  'closed',
  'withdrawn',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

const open: readonly string[] = ['submitted', 'checked', 'asked', 'deferred'] satisfies readonly CaseStatus[];

const granted: readonly string[] = ['accepted', 'partly'] satisfies readonly CaseStatus[];

/** Whether a case was granted, and goes on with its registration. */
export const isGrantedCase = (status: string): boolean => granted.includes(status);

const owing: readonly string[] = [...open, ...granted, 'completed', 'notArrived'] satisfies readonly string[];

/** Whether a case that stands so may be owed something by its member. */
export const mayOweCase = (status: string): boolean => owing.includes(status);

const provided: readonly string[] = ['delivered', 'notArrived'] satisfies readonly CaseStatus[];

/** Whether somebody said of a case that its service was provided, and its member has not said that it arrived. */
export const isProvidedCase = (status: string): boolean => provided.includes(status);

/** Whether a case is still to be decided. `is_open.sql` says the same of a row. */
export const isOpenCase = (status: string): boolean => open.includes(status);
