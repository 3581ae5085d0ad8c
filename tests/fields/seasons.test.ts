import { test } from '@jest/globals';
import { asked, holds } from './table.ts';

// A Saturday, 11/6/1448.
const now = Date.parse('2026-11-21T09:00:00Z');

test('a season, a part of a year, a month or a week of it, and any day, are asked about with a day', () =>
  holds(
    'date',
    [
      ['الصيف الجاي', asked('2027-06-01')],
      ['هالشتاء', asked('2026-12-01')],
      ['في الخريف', asked('2026-11-21')],
      ['الخريف هذا', asked('2026-11-21')],
      ['النصف الثاني من 2027', asked('2027-07-01')],
      ['الربع الأول من السنة الجاية', asked('2027-01-01')],
      ['مارس', asked('2027-03-01')],
      ['ثاني أسبوع من يناير', asked('2027-01-08')],
      ['أول أسبوع من رمضان', asked('2027-02-08')],
      ['أي يوم يناسبكم', asked('2026-11-21')],
      ['الحين لو يمديكم', asked('2026-11-21')],
      ['من بكره لو تبون', asked('2026-11-22')],
    ],
    { range: 'future' },
    now,
  ));
