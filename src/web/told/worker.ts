import { takePushes } from '../base/pushes.ts';

// What takes messages for people at the desk, in browsers whose page is closed.
const isDesk = (address: string): boolean =>
  new URL(address, location.origin).pathname.split('/')[1] === 'desk';

takePushes({
  icon: () => '/desk/icon.svg',
  isSeen: () => false,
  leadsTo: (page, to) => isDesk(page) && isDesk(to),
});
