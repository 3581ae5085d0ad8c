import { describe, expect, test } from '@jest/globals';
import { purposes } from '../../src/contract/purpose.ts';
import { mayTell, whyUntold } from '../../src/engine/standing/may-tell.ts';

const owed = purposes.filter((one) => one === 'service');
const apart = purposes.filter((one) => one !== 'service' && one !== 'reminders');

describe('what a member did not ask for', () => {
  test.each(purposes)('is not told after a sign of danger, whatever it is for: %s', (purpose) => {
    for (const facts of [{}, { agreed: [...purposes] }, { optedOut: true }])
      expect(whyUntold({ alerted: true, facts }, purpose, {})).toBe('danger');
  });

  test('is told though it was stopped where it is owed, and on a channel that is shut too', () => {
    expect(owed).toEqual(['service']);
    for (const shut of [true, false])
      expect(mayTell({ alerted: false, facts: { optedOut: true } }, 'service', { shut })).toBe(true);
  });

  test('reminds until it is stopped, and where it reaches the member', () => {
    expect(mayTell({ alerted: false, facts: undefined }, 'reminders', {})).toBe(true);
    expect(whyUntold({ alerted: false, facts: { optedOut: true } }, 'reminders')).toBe('stopped');
    expect(whyUntold({ alerted: false }, 'reminders', { shut: true })).toBe('unreached');
  });

  test.each(apart)('is agreed to apart for each purpose: %s', (purpose) => {
    expect(whyUntold({ alerted: false, facts: {} }, purpose)).toBe('notAgreed');
    const others = purposes.filter((one) => one !== purpose);
    expect(whyUntold({ alerted: false, facts: { agreed: others } }, purpose)).toBe('notAgreed');
    expect(mayTell({ alerted: false, facts: { agreed: [purpose] } }, purpose)).toBe(true);
    expect(whyUntold({ alerted: false, facts: { agreed: [purpose], optedOut: true } }, purpose)).toBe(
      'stopped',
    );
  });
});
