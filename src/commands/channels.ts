import { adapters, openHouses } from '../runtime.ts';
import { answer, answerJson, runCommand } from '../command-line.ts';
import { readConfig } from '../config.ts';
import { mended } from '../channel/mended.ts';
import { findSettings, variableOf } from '../channel/settings.ts';
import type { ChannelKind, Finding } from '../channel/port.ts';
import { Fault, isFault } from '../kernel/errors.ts';
import { systemClock } from '../kernel/clock.ts';
import { silent } from '../kernel/log.ts';

const usage = `Tells for each channel of each association what is set, what is missing, whether the provider answers, and where to click next.
A webhook that nobody set is set on the way.

  npm run channels -- check [<association>] [--json]

With --json: an array of {association, channel, state, webhook?, settings: [{variable, set, required, meaning}], findings: [{ok, what, where?}]};
state is off, incomplete, ready or faulty. Ends with 1 when a channel that is set up is not ready.`;

interface Report {
  readonly association: string;
  readonly channel: string;
  readonly state: 'off' | 'incomplete' | 'ready' | 'faulty';
  readonly webhook?: string;
  readonly settings: readonly {
    readonly variable: string;
    readonly set: boolean;
    readonly required: boolean;
    readonly meaning: string;
  }[];
  readonly findings: readonly Finding[];
}

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

await runCommand({
  usage,
  flags: ['--json'],
  words: { least: 1, most: 2 },
  async run({ words: [verb, only], has }) {
    if (verb !== 'check') throw new Fault('wrongRequest', usage);
    const config = readConfig();
    const houses = await openHouses(config.associationsDir);
    if (only !== undefined && !houses.has(only))
      throw new Fault(
        'notFound',
        `There is no association "${only}". There are: ${[...houses.keys()].join(', ')}.`,
      );
    const wanted = [...houses.keys()].filter((id) => only === undefined || id === only);
    const reports: Report[] = [];
    for (const association of wanted)
      for (const kind of adapters) reports.push(await reportOf(kind, association, config));
    if (has('--json')) answerJson(reports);
    else
      for (const association of wanted) {
        answer(association);
        for (const report of reports.filter((one) => one.association === association))
          for (const line of linesOf(report)) answer(line);
      }
    return reports.some(({ state }) => state === 'faulty' || state === 'incomplete') ? 1 : 0;
  },
});
