import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openAll } from '../support/house.ts';
import { playStory, readStory } from '../support/story.ts';

const folder = import.meta.dirname;
const flows = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** Written conversations. `UPDATE_CHATS=1 npm test -- tests/flows/stories` writes what is said now; read the difference before you keep it. */
describe.each(flows.map(({ name }) => name).sort())('stories of %s', (flow) => {
  const stories = readdirSync(join(folder, flow)).filter((file) => file.endsWith('.chat'));
  test.each(stories.sort())('%s', async (file) => {
    const path = join(folder, flow, file);
    const written = readFileSync(path, 'utf8');
    const story = readStory(written);
    const { engine, houses } = await openAll();
    const house = houses.get(story.association);
    if (!house) throw new Error(`${file}: there is no association "${story.association}"`);
    const played = playStory(story, engine, house);
    if (process.env['UPDATE_CHATS']) writeFileSync(path, played);
    else expect(played).toBe(written);
  });
});
