import { Fault } from '../kernel/errors.ts';
import type { ChannelKind, Setting } from './port.ts';

type Environment = Readonly<Record<string, string>>;

/** `najran-coffee` → `NAJRAN_COFFEE`. */
const prefixOf = (association: string): string => association.toUpperCase().replace(/[^A-Z0-9]+/g, '_');

/** The variable of the environment that holds a setting of an association. */
export const variableOf = (setting: Pick<Setting, 'name' | 'forAll'>, association: string): string =>
  setting.forAll ? setting.name : `${prefixOf(association)}_${setting.name}`;

export interface Found {
  /** Values by name, without the association. */
  readonly values: Readonly<Record<string, string>>;
  /** Variables that are needed and not set. */
  readonly missing: readonly string[];
  /** Whether anything of this association is set. */
  readonly wanted: boolean;
}

/** What the environment says of a channel for an association. */
export function findSettings(kind: ChannelKind, association: string, environment: Environment): Found {
  const values: Record<string, string> = {};
  const missing: string[] = [];
  let wanted = false;
  for (const setting of kind.settings) {
    const variable = variableOf(setting, association);
    const value = environment[variable]?.trim() ?? '';
    if (value !== '') values[setting.name] = value;
    if (value !== '' && !setting.forAll) wanted = true;
    if (value === '' && setting.required) missing.push(variable);
  }
  return { values, missing, wanted };
}

/** Whether any association wants a channel, as far as names of variables tell. */
export const isWantedBySome = ({ settings }: ChannelKind, environment: Environment): boolean =>
  settings.some(
    ({ name, forAll }) =>
      !forAll &&
      Object.entries(environment).some(
        ([variable, value]) => variable.endsWith(`_${name}`) && value.trim() !== '',
      ),
  );

/** The settings of a channel where it is wanted; undefined where it is not. Throws Fault wrongEnvironment when only half of it is set. */
export function settingsOf(
  kind: ChannelKind,
  association: string,
  environment: Environment,
): Readonly<Record<string, string>> | undefined {
  const { values, missing, wanted } = findSettings(kind, association, environment);
  if (!wanted) return undefined;
  if (missing.length > 0)
    throw new Fault(
      'wrongEnvironment',
      missing
        .map((variable) => {
          const setting = kind.settings.find((one) => variableOf(one, association) === variable);
          return `${variable}: is needed for the channel ${kind.name} of ${association}: ${setting?.meaning ?? ''}`;
        })
        .join('\n'),
    );
  return values;
}
