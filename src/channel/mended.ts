import type { Finding } from './port.ts';

/** Findings of a look, after what could be mended at once was: in the place of such a finding stands what came of it. */
export const mended = (findings: readonly Finding[]): Promise<readonly Finding[]> =>
  Promise.all(findings.map((finding) => finding.mend?.() ?? Promise.resolve(finding)));
