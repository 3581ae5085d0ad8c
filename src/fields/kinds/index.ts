import { attachment } from './attachment.ts';
import { choice } from './choice.ts';
import { city } from './city.ts';
import { date } from './date.ts';
import { iban } from './iban.ts';
import { iqama } from './iqama.ts';
import { mobile } from './mobile.ts';
import { name } from './name.ts';
import { nationalId } from './national-id.ts';
import { number } from './number.ts';
import { text } from './text.ts';
import { yesNo } from './yes-no.ts';

/** Every type of field that a pack can ask for. */
export const kinds = [
  text,
  number,
  choice,
  yesNo,
  date,
  nationalId,
  iqama,
  mobile,
  iban,
  name,
  city,
  attachment,
] as const;
