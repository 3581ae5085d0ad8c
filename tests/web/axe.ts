import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly tags: readonly string[];
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** WCAG's levels A and AA, in each of its releases. */
const isLevel = (tag: string): boolean => /^wcag\d+a{1,2}$/.test(tag);

/** What is against WCAG A or AA, and whatever else axe-core calls serious or critical, on the page as it stands, by all its rules or by one. */
export async function seriousOn(page: Page, rule?: string): Promise<string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(axe);
  // Of what is well nothing is told: that would take longer than to look.
  const options = {
    resultTypes: ['violations'],
    ...(rule !== undefined && { runOnly: { type: 'rule', values: [rule] } }),
  };
  const violations = await page.evaluate<Violation[]>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return violations
    .filter(({ impact, tags }) => impact === 'serious' || impact === 'critical' || tags.some(isLevel))
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}
