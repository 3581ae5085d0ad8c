import { Role, type Capability } from '../../contract/desk.ts';
import type { Association } from '../../association/schema.ts';

/**
 * What each role may do. A committee member neither serves chats nor checks cases, and whoever does does not decide: the policy keeps them apart. Which
 * cases somebody reads is a matter of their services (`readBy` in the pack).
 */
export const capabilitiesOf: Readonly<Record<Role, readonly Capability[]>> = {
  researcher: ['serve', 'attend', 'seeRequests', 'check', 'manageReplies', 'reveal', 'advise', 'teach'],
  delegate: ['serve', 'attend', 'seeRequests', 'check', 'reveal'],
  official: ['serve', 'attend', 'seeRequests', 'check', 'reveal', 'advise', 'teach'],
  committee: ['decide', 'conclude', 'seeRequests', 'reveal'],
  manager: ['attend', 'conclude', 'seeRequests', 'seeReports', 'reveal', 'seeAlerts', 'advise'],
  privacy: ['attend', 'conclude', 'seeRequests', 'reveal', 'seePrivacy'],
  admin: ['manageStaff', 'manageReplies', 'seeAlerts', 'keepFacts', 'advise', 'teach'],
};

/** The roles that somebody can have at an association: a higher official is there where the policy refers to one. */
export const rolesAt = ({ pack }: Pick<Association, 'pack'>): readonly Role[] =>
  Role.options.filter((role) => role !== 'official' || pack.procedure.unclear.to === 'higherOfficial');

export const can = (role: Role, capability: Capability): boolean => capabilitiesOf[role].includes(capability);

export const isRole = (role: string): role is Role => role in capabilitiesOf;

/** A role that is no more known may do nothing. */
export const mayDo = ({ role }: { readonly role: string }, capability: Capability): boolean =>
  isRole(role) && capabilitiesOf[role].includes(capability);
