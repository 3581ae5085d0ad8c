import { describe, expect, test } from '@jest/globals';
import { examplesIn, rowsOf } from '../../tools/understand-intents/table.ts';

describe('labelled texts', () => {
  test.each([
    [
      'label,text\na,one\nb,two\n',
      [
        ['a', 'one'],
        ['b', 'two'],
      ],
    ],
    ['"label","text"\r\n"a","one, two"\r\n', [['a', 'one, two']]],
    ['text,label\n"first\nsecond",a', [['a', 'first\nsecond']]],
    ['label,text\na,"he said ""no"""\n', [['a', 'he said "no"']]],
    ['\ufefflabel,text\n"a",""\n\n', [['a', '']]],
    ['Label,Text\nوصول البطاقة,ما زلت أنتظر "بطاقتي"؟\n', [['وصول البطاقة', 'ما زلت أنتظر "بطاقتي"؟']]],
    ['id,label,text\n7,a,one\n', [['a', 'one']]],
    ['label,text\n"a","it says "wait" ، always"\n', [['a', 'it says "wait" ، always']]],
    [
      'label,text\na,"on "hold""\nb,"two"\n',
      [
        ['a', 'on "hold"'],
        ['b', 'two'],
      ],
    ],
    ['label,text\na,"says ""hi""\nthere"\n', [['a', 'says "hi"\nthere']]],
  ])('%j', (csv, pairs) => {
    expect(examplesIn(csv).map(({ label, text }) => [label, text])).toEqual(pairs);
  });

  test.each([
    ['a,b\n1,2\n', /line 1: a header must name/],
    ['label,text\na,"one\n', /line 2: a quoted field does not end/],
    ['label,text\na,"x\ny"\nb,one,two\n', /line 4: it must have 2 fields/],
    ['label,text\n,one\n', /line 2: .*with a label/],
  ])('%j is refused, with its line', (csv, message) => {
    expect(() => examplesIn(csv)).toThrow(message);
  });

  test('a row knows the line on which it begins', () => {
    expect(rowsOf('a,"b\nc"\nd,e').map(({ line }) => line)).toEqual([1, 3]);
  });
});
