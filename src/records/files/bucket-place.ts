import { fromPercent } from '../../kernel/percent.ts';

/** The address of a bucket: where it answers, who we are there, and what the names of our objects begin with. */
export interface BucketPlace {
  readonly origin: string;
  readonly bucket: string;
  readonly prefix: string;
  readonly region: string;
  readonly key: string;
  readonly secret: string;
}

/** Reads `https://KEY:SECRET@host/bucket[/prefix][?region=...]`; undefined when it is none. */
export function bucketPlaceOf(text: string): BucketPlace | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const [bucket = '', ...prefix] = url.pathname.split('/').filter((part) => part !== '');
  const known = [...url.searchParams.keys()].every((name) => name === 'region');
  const [key, secret] = [fromPercent(url.username), fromPercent(url.password)];
  if (!known || !key || !secret || bucket === '') return undefined;
  return {
    origin: url.origin,
    bucket,
    prefix: prefix.map((part) => `${part}/`).join(''),
    region: url.searchParams.get('region') ?? 'us-east-1',
    key,
    secret,
  };
}
