import { offerLeaving } from '../base/leaving.ts';
import { storeAt } from '../base/store.ts';

// The script of members' pages that have none of their own: the form, the review, the list of associations.
const association = document.getElementById('leave')?.dataset['association'] ?? '';
const store = storeAt('localStorage', `silah:${association}:left`);

offerLeaving({
  mark: { read: () => Promise.resolve(store.read()), write: (value) => store.write(value) },
  go: (to) => location.replace(to),
});
