import { expect, test } from '@jest/globals';
import { readAll } from '../../src/fields/running/read-all.ts';
import { kinds } from '../../src/fields/kinds/index.ts';
import { field, read } from './read.ts';

const own: Readonly<Record<string, object>> = {
  choice: { options: ['first', 'second'].map((id) => ({ id, label: { ar: id } })) },
};

test.each(['ساكن في ', 'اسمي ', 'نعم لا ', 'خمسة و ', 'بعد ', '5 ', '15 / ', 'SA03 8000 ', 'شكرا '])(
  'a hundred thousand signs of «%s» are read by every kind without falling over',
  (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    for (const { type } of kinds) expect(typeof read(type, text, own[type]).ok).toBe('boolean');
    const fields = kinds.map(({ type }) => field(type, { ...own[type], name: type }));
    expect(readAll(fields, text, 0).values).toEqual({});
  },
);
