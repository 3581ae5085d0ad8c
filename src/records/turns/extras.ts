import type { Json } from '../../kernel/json.ts';

/**
 * What a turn leaves behind besides its entry: what `keep_<type>` of the database is given. Bytes are hexadecimal, `sealed` is base64.
 * The outcomes (`src/outcomes`) make them.
 */
export interface Extra {
  readonly type: string;
  readonly [field: string]: Json;
}
