import type { Scratch } from '../../support/scratch.ts';

const kind = `
import { z } from 'zod';
import { plain } from '../../arabic/clean.ts';
import { common, type FieldKind } from '../kind.ts';
import { fault, textOf, value } from '../value.ts';

const options = z.strictObject({ type: z.literal('email'), ...common });

/** An address for electronic mail, stored in small letters. Fault: notAnAddress. */
export const email = {
  type: 'email',
  options,
  read(_spec, text) {
    const typed = plain(text).toLowerCase();
    return z.email().safeParse(typed).success ? value(typed) : fault('notAnAddress');
  },
  show: (_spec, found) => textOf(found),
  mask: (text) => plain(text).replace(/^(.)[^@]*/u, '$1••••'),
  privacy: 'masked',
  foundBy: 'words',
  readsAs: 'identifier',
  keyboard: { placeholder: 'email', inputMode: 'email', autocomplete: 'off', figures: true, sensitive: true },
  sample: (_spec, n) => ({ text: \`member\${n}@example.com\` }),
} as const satisfies FieldKind<z.infer<typeof options>>;
`;
/** What it says, in both languages. */
export const words = {
  ar: { fault: 'هذا ليس بريدًا إلكترونيًا. اكتبه هكذا: name@example.com', hint: 'بريدك الإلكتروني' },
  en: { fault: 'This is no e-mail address. Type it like name@example.com', hint: 'Your e-mail address' },
} as const;

/** A field type: an e-mail address. */
export async function addEmail(scratch: Scratch): Promise<void> {
  await scratch.add('src/fields/kinds/email.ts', kind);
  await scratch.change('src/fields/kinds/index.ts', (text) =>
    text
      .replace(/(?=import \{ iban \})/, "import { email } from './email.ts';\n")
      .replace(/(?=\n\] as const)/, '\n  email,'),
  );
  for (const lang of ['ar', 'en'] as const) {
    const { fault, hint } = words[lang];
    await scratch.change(
      `locales/${lang}/faults.yaml`,
      (text) => `${text}email:\n  notAnAddress: '${fault}'\n`,
    );
    await scratch.change(`locales/${lang}/chat.yaml`, (text) =>
      text.replace(/(?<=\nplaceholder:\n)/, `  email: ${hint}\n`),
    );
  }
}
