import { person } from './person.ts';
import { question } from './question.ts';
import { request } from './request.ts';
import type { Story } from './story.ts';

/** Everything that happens to made-up members. */
export const stories: readonly Story[] = [request, person, question];
