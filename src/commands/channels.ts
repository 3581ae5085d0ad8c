import { z } from 'zod';
import { openHouses } from '../minds.ts';
import { adapters } from '../runtime.ts';
import { command } from '../command-line/command.ts';
import { amongThose } from '../command-line/terminal.ts';
import { readConfig } from '../config.ts';
import { mended } from '../channel/mended.ts';
import { findSettings, variableOf } from '../channel/settings.ts';
import type { ChannelKind } from '../channel/port.ts';
import { isFault } from '../kernel/errors.ts';
import { systemClock } from '../kernel/clock.ts';
import { silent } from '../kernel/log.ts';

const Report = z.object({
  association: z.string(),
  channel: z.string(),
  state: z.enum(['off', 'incomplete', 'ready', 'faulty']),
  webhook: z.string().optional(),
  settings: z
    .array(z.object({ variable: z.string(), set: z.boolean(), required: z.boolean(), meaning: z.string() }))
    .readonly(),
  findings: z.array(z.object({ ok: z.boolean(), what: z.string(), where: z.string().optional() })).readonly(),
});
type Report = z.infer<typeof Report>;

async function reportOf(
  kind: ChannelKind,
  association: string,
  config: ReturnType<typeof readConfig>,
): Promise<Report> {
  const { values, missing, wanted } = findSettings(kind, association, config.environment);
  const settings = kind.settings.map((setting) => ({
    variable: variableOf(setting, association),
    set: setting.name in values,
    required: setting.required,
    meaning: setting.meaning,
  }));
  const base = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const webhook = kind.webhook === undefined ? {} : { webhook: `${base}${kind.webhook}/${association}` };
  const report = { association, channel: kind.name, ...webhook, settings };
  if (!wanted) return { ...report, state: 'off', findings: [] };
  if (missing.length > 0) return { ...report, state: 'incomplete', findings: [] };
  try {
    const channel = kind.open(values, {
      association,
      log: silent,
      now: () => clock.now(),
      publicUrl: config.publicUrl,
      dataDir: config.dataDir,
      // Nobody is spoken to.
      say: (_, line) => line,
    });
    const findings = await mended(await channel.check());
    return { ...report, state: findings.every(({ ok }) => ok) ? 'ready' : 'faulty', findings };
  } catch (error) {
    if (!isFault(error)) throw error;
    return { ...report, state: 'faulty', findings: [{ ok: false, what: error.message }] };
  }
}

const clock = systemClock();

const signs = { off: '○', incomplete: '◐', ready: '●', faulty: '✗' } as const;

function linesOf({ channel, state, settings, findings, webhook }: Report): string[] {
  const lines = [`  ${signs[state]} ${channel}: ${state}`];
  if (state === 'off') return lines;
  for (const { variable, set, required, meaning } of settings)
    if (set || required)
      lines.push(`      ${set ? 'set    ' : 'MISSING'} ${variable}${set ? '' : `: ${meaning}`}`);
  if (webhook !== undefined) lines.push(`      the provider calls ${webhook}`);
  for (const { ok, what, where } of findings)
    lines.push(
      `      ${ok ? 'ok     ' : 'WRONG  '} ${what}${where === undefined ? '' : `\n              → ${where}`}`,
    );
  return lines;
}

const pageOf = (reports: readonly Report[]): string =>
  [...new Set(reports.map(({ association }) => association))]
    .flatMap((association) => [
      association,
      ...reports.filter((one) => one.association === association).flatMap(linesOf),
    ])
    .join('\n');

export const channelsCommand = command({
  name: 'channels',
  purpose:
    'Tells for each channel of each association what is set, what is missing, whether the provider answers, and where to click next.',
  details: 'A webhook that nobody set is set on the way.',
  words: { usage: 'check [<association>]', least: 1, most: 2, first: ['check'] },
  flags: {},
  shape: z.array(Report),
  async run({ words: [, only] }) {
    const config = readConfig();
    const houses = await openHouses(config.associationsDir);
    if (only !== undefined) amongThose('association', only, houses);
    const wanted = [...houses.keys()].filter((id) => only === undefined || id === only);
    const reports: Report[] = [];
    for (const association of wanted)
      for (const kind of adapters) reports.push(await reportOf(kind, association, config));
    return reports;
  },
  text: pageOf,
  finding: {
    meaning: 'a channel that is set up is not ready',
    of(reports) {
      const bad = reports.filter(({ state }) => state === 'faulty' || state === 'incomplete');
      return bad.length === 0
        ? undefined
        : `Not ready: ${bad.map(({ association, channel }) => `${channel} of ${association}`).join(', ')}.`;
    },
  },
});
