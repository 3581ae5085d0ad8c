/**
 * For what a member is told something that they did not ask for. `service`: what is owed to them (a decision, what is missing, a day, an answer of a
 * person). `reminders`: what helps them, or us, and is owed to nobody (a reminder, a question how it was).
 */
export const purposes = ['service', 'reminders', 'news', 'research', 'publishing', 'sharing'] as const;
export type Purpose = (typeof purposes)[number];
