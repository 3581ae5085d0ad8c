import { fold } from '../../arabic/fold.ts';
import { governorates } from './governorates.ts';
import { latinNames } from './latin-names.ts';
import { villages } from './villages.ts';

/** A point on the earth: latitude and longitude in degrees (WGS 84). */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

interface Place extends Point {
  readonly name: string;
}

const lineOf = /^(?<names>.+?) (?<latitude>[\d.]+) (?<longitude>[\d.]+)$/u;
const rows = governorates
  .trim()
  .split('\n')
  .map((line) => {
    const { names = '', latitude = '', longitude = '' } = lineOf.exec(line)?.groups ?? {};
    return { names: names.split('/'), latitude: Number(latitude), longitude: Number(longitude) };
  });
const places: readonly Place[] = rows.map(({ names: [name = ''], latitude, longitude }) => ({
  name,
  latitude,
  longitude,
}));
const known: ReadonlySet<string> = new Set(
  [...rows.flatMap(({ names }) => names), ...latinNames, ...villages].map((name) => fold(name)),
);

/** Names of several words by how they are written in one: «حفرالباطن». */
const inOne: ReadonlyMap<string, string> = new Map(
  [...known].filter((name) => name.includes(' ')).map((name) => [name.replaceAll(' ', ''), name]),
);
const named: ReadonlyMap<string, string> = new Map(
  rows.flatMap(({ names }) => names.map((name) => [fold(name), name] as const)),
);
/** The place that a text names which is written in one word and is called by several; undefined for any other. */
export const placeInOne = (text: string): string | undefined => {
  const name = inOne.get(fold(text));
  return name === undefined || known.has(fold(text)) ? undefined : (named.get(name) ?? name);
};

/** Places of several words by the first of them, where no other begins so: «خميس» for خميس مشيط. */
const begun: ReadonlyMap<string, string | undefined> = (() => {
  const found = new Map<string, string | undefined>();
  for (const { name } of places) {
    const [first = '', ...others] = fold(name).split(' ');
    if (others.length > 0) found.set(first, found.has(first) ? undefined : name);
  }
  return found;
})();
/** The one place whose name begins with the word that a text is; undefined for any other text. */
export const placeBegun = (text: string): string | undefined =>
  isKnownPlace(text) ? undefined : begun.get(fold(text));

/** Whether a text is the name of a city or village that a list has, in Arabic or in Latin letters. */
export const isKnownPlace = (text: string): boolean => known.has(fold(text));

const kilometresPerDegree = 111.2;
/** Farther than that from its middle nobody lives in a city. */
const farthest = 40;

/** Kilometres between two points that are near one another. */
function distance(a: Point, b: Point): number {
  const north = (a.latitude - b.latitude) * kilometresPerDegree;
  const east = (a.longitude - b.longitude) * kilometresPerDegree * Math.cos((a.latitude * Math.PI) / 180);
  return Math.hypot(north, east);
}

/** The city nearest to a point; undefined where none of the table is within forty kilometres. */
export function placeAt(point: Point): string | undefined {
  const [nearest] = places
    .map(({ name, ...middle }) => ({ name, away: distance(point, middle) }))
    .sort((a, b) => a.away - b.away);
  return nearest && nearest.away <= farthest ? nearest.name : undefined;
}
