import { pino, type Logger } from 'pino';

/** Facts of one log line. Never what a person wrote, never a name, a number of theirs or an address. */
type Facts = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
  error(event: string, facts?: Facts): void;
}

const identifier = /[0-9٠-٩۰-۹](?:[\s-]?[0-9٠-٩۰-۹]){8,}/g;

/**
 * The last fence, not the first: any run of nine or more digits (ids, phones, IBANs; in Arabic digits too) is struck out
 * of every text that is logged, in case a library put a value into its message.
 */
export const strike = (text: string): string => text.replace(identifier, '[…]');

function clean(facts: Facts): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(facts))
    out[name] = typeof value === 'string' ? strike(value) : value;
  return out;
}

/** JSON lines on standard error: standard output belongs to the commands' answers. */
export function openLog(level: string): Log {
  const logger: Logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
  return {
    info: (event, facts = {}) => logger.info(clean(facts), strike(event)),
    warn: (event, facts = {}) => logger.warn(clean(facts), strike(event)),
    error: (event, facts = {}) => logger.error(clean(facts), strike(event)),
  };
}

export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
