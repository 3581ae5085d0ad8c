import { second } from '../clock.ts';

/** So many callers are kept waiting at once; beyond them nobody is, for a waiting line costs memory. */
const most = 200;
let held = 0;

/** Keeps whoever is refused waiting for a moment: whoever tries again as soon as the answer is there tries slowly. */
export async function holdBack(): Promise<void> {
  if (held >= most) return;
  held += 1;
  try {
    await new Promise((done) => setTimeout(done, second));
  } finally {
    held -= 1;
  }
}
