const more = '+';

/** Our name of a message that is not the last of its parcel. */
export const inPart = (parcel: string): string => `${parcel}${more}`;

/** The parcel of a message that Meta tells of, and whether it is its last. */
export const parcelIn = (name: string): { readonly parcel: string; readonly last: boolean } =>
  name.endsWith(more) ? { parcel: name.slice(0, -more.length), last: false } : { parcel: name, last: true };
