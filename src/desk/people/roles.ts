import type { Capability, Role } from '../../contract/desk.ts';

/** What each role may do. A committee member does not serve chats, and whoever serves does not decide: the policy keeps them apart. */
export const capabilitiesOf: Readonly<Record<Role, readonly Capability[]>> = {
  researcher: ['serve', 'seeRequests', 'manageReplies'],
  delegate: ['serve', 'seeRequests'],
  committee: ['seeRequests', 'decide'],
  manager: ['seeReports'],
  privacy: ['seeRequests', 'seePrivacy'],
  admin: ['manageStaff', 'manageReplies'],
};

export const can = (role: Role, capability: Capability): boolean => capabilitiesOf[role].includes(capability);
