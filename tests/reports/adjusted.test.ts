import { expect, test } from '@jest/globals';
import { adjustedScore, type Stratum } from '../../src/reports/numbers/adjusted.ts';

const chance = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/** Whoever is served rates so, and whoever is refused, however many of each there are. */
const shares = { delivered: [0.02, 0.03, 0.1, 0.3, 0.55], refused: [0.35, 0.25, 0.2, 0.15, 0.05] } as const;
const scoreAt = (of: readonly number[], at: number): number => {
  let before = 0;
  for (const [i, share] of of.entries()) if (at < (before += share)) return i + 1;
  return of.length;
};

/** The ratings of so many members of whom a part is served, each with a chance of its own. */
function ratings(many: number, approval: number, next: () => number): Record<keyof typeof shares, number[]> {
  const found: Record<keyof typeof shares, number[]> = { delivered: [], refused: [] };
  for (let i = 0; i < many; i += 1) {
    const outcome = next() < approval ? 'delivered' : 'refused';
    found[outcome].push(scoreAt(shares[outcome], next()));
  }
  return found;
}
const mean = (scores: readonly number[]): number | null =>
  scores.length === 0 ? null : scores.reduce((sum, one) => sum + one, 0) / scores.length;
const strata = (found: ReturnType<typeof ratings>, mix: Record<keyof typeof shares, number>): Stratum[] =>
  (['delivered', 'refused'] as const).map((outcome) => ({
    outcome,
    mean: mean(found[outcome]),
    answered: found[outcome].length,
    ended: mix[outcome],
  }));

test('where only approval differs the adjusted score differs by chance alone, and the plain one by a lot', () => {
  const many = 10_000;
  const plains: number[] = [];
  const differences: number[] = [];
  for (let seed = 1; seed <= 40; seed += 1) {
    // Two halves of a year: members with the same chances, another approval.
    const [first, second] = [ratings(many, 0.8, chance(seed)), ratings(many, 0.35, chance(seed + 1e6))];
    const mix = {
      delivered: first.delivered.length + second.delivered.length,
      refused: first.refused.length + second.refused.length,
    };
    const [one, other] = [adjustedScore(strata(first, mix))!, adjustedScore(strata(second, mix))!];
    const plain = mean(Object.values(first).flat())! - mean(Object.values(second).flat())!;
    differences.push(one - other);
    plains.push(Math.abs(plain));
  }
  const [mostPlain, bias] = [Math.min(...plains), Math.abs(mean(differences)!)];
  const deviation = Math.sqrt(mean(differences.map((one) => one * one))!);
  tell(
    `approval 0.80 and 0.35, ${differences.length} draws of twice ${many} cases: plain differs by ${mostPlain.toFixed(3)} at least, adjusted by ${bias.toFixed(4)} in the mean, ${deviation.toFixed(4)} by chance`,
  );
  expect(mostPlain).toBeGreaterThan(0.5);
  // Approval moves it by nothing; what is left of single draws is chance: 0.017 is the deviation of two means of 10,000 members each, by whatever estimator.
  expect(bias).toBeLessThanOrEqual(0.02 / 2);
  expect(deviation).toBeLessThan(0.02);
});

test('where each member rates alike whatever the approval, the adjusted score differs by 0.02 at most over 10,000 cases', () => {
  const of = (approved: number): ReturnType<typeof ratings> => ({
    delivered: Array.from({ length: approved }, (_, i) => scoreAt(shares.delivered, (i % 100) / 100)),
    refused: Array.from({ length: 10_000 - approved }, (_, i) => scoreAt(shares.refused, (i % 100) / 100)),
  });
  const mix = { delivered: 6000, refused: 4000 };
  const scores = [500, 2500, 5000, 7500, 9500].map((approved) => adjustedScore(strata(of(approved), mix))!);
  const difference = Math.max(...scores) - Math.min(...scores);
  tell(
    `approval from 0.05 to 0.95, 10000 cases each: adjusted satisfaction differs by ${difference.toFixed(4)}`,
  );
  expect(difference).toBeLessThanOrEqual(0.02);
});

test('an outcome with fewer than five ratings counts for nothing, and without any other there is no score', () => {
  const few = { outcome: 'refused', mean: 1, answered: 4, ended: 900 };
  expect(adjustedScore([few])).toBeNull();
  expect(adjustedScore([few, { outcome: 'delivered', mean: 4, answered: 5, ended: 100 }])).toBe(4);
  expect(adjustedScore([{ outcome: 'delivered', mean: 4, answered: 50, ended: 0 }])).toBeNull();
});
