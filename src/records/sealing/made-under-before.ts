import type { Database } from '../base/database.ts';
import { macOfMadeUnder, type SealedMadeUnder } from './macs.ts';

const together = 500;

/**
 * What requests of earlier releases were made under is sealed as it stands now, and the name of the link says so. Of two nodes that begin at once each request is
 * sealed by one.
 */
export async function sealMadeUnderBefore(database: Database): Promise<true> {
  for (;;) {
    const { rows } = await database.query<SealedMadeUnder>(
      `select reference, association, identity, numbers, needs_check as "needsCheck" from requests where made_under_mac is null or not check_sealed order by reference limit ${together}`,
      [],
    );
    await database.query(
      `with sealed as (
         update requests r set made_under_mac = t.mac, check_sealed = true from unnest($1::text[], $2::bytea[]) as t (reference, mac)
         where r.reference = t.reference and (r.made_under_mac is null or not r.check_sealed) returning r.association, r.reference, r.made_under_mac)
       insert into chain_waiting (association, kind, ref, hash)
       select association, 'madeUnderBefore', reference, made_under_mac from sealed order by reference`,
      [rows.map(({ reference }) => reference), rows.map((row) => macOfMadeUnder(database, row))],
    );
    if (rows.length < together) return true;
  }
}
