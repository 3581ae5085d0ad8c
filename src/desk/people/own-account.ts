import type { z } from 'zod';
import type { Forgotten, ForgottenHeard, OwnPassword, SetUp } from '../../contract/desk.ts';
import type { Ground } from '../../conversation/context.ts';
import { Fault, nameOfError } from '../../kernel/errors.ts';
import { renameSelf, replaceOwnPassword, staffByEmail, type Staff } from '../../records/desk/staff.ts';
import { rightEnded } from '../../records/desk/terms.ts';
import type { Lang } from '../../wording/wording.ts';
import { AccountLetters } from './account-letters.ts';
import { window } from './attempts.ts';
import { sessionsTopic } from './live-sessions.ts';
import { begin, isTheirs, nameShown, newPassword, setUp, type From, type SignedIn } from './sign-in.ts';

/** Within a quarter of an hour: calls for a link from one address, letters to one account, and present passwords that are tried. */
const most = { fromAddress: 20, letters: 3, present: 10 } as const;

/** Who calls, and in which language they are written to. */
interface Caller extends From {
  readonly lang: Lang;
}

/** What somebody does to their own account, signed in or not. */
export class OwnAccount {
  readonly letters: AccountLetters;

  constructor(private readonly ground: Ground) {
    this.letters = new AccountLetters(ground);
  }

  /**
   * Mails a one-time link to whoever forgot their password. The answer is the same, and comes before anything is looked for, whether there is
   * such an account or not. Throws Fault tooMany for an address that calls too often.
   */
  async forgotten({ email }: z.infer<typeof Forgotten>, { address, lang }: Caller): Promise<ForgottenHeard> {
    if (!this.letters.post) return { mailed: false };
    if (!(await this.allow(`forgotten-from ${address}`, most.fromAddress)))
      throw new Fault('tooMany', 'Too many links were asked for. Try again later.', { again: window });
    void this.mailLink(email, lang).catch((error: unknown) =>
      this.ground.log.warn('a link could not be made', { error: nameOfError(error) }),
    );
    return { mailed: true };
  }

  /** An account without a password waits for the link that its administrator hands on: nobody else makes that one void. */
  private async mailLink(email: string, lang: Lang): Promise<void> {
    const { database, log } = this.ground;
    const staff = await staffByEmail(database, email);
    if (!staff || staff.disabled || staff.password === null) return;
    if (!(await this.allow(`forgotten-letters ${staff.id}`, most.letters))) return;
    log.info('a link was asked for by whoever forgot their password', { staff: staff.id });
    await this.letters.link(staff, lang);
  }

  /** Sets the password by a one-time link, as `setUp` does; whoever had one before is told by mail. */
  async byLink(given: z.infer<typeof SetUp>, caller: Caller): Promise<SignedIn> {
    const { renewed, ...entered } = await setUp(this.ground, given, caller);
    if (renewed) this.noteNew(entered.staff, caller.lang);
    return entered;
  }

  /** Throws Fault wrongRequest for a name in which nothing can be read, and conflict when the term of `staff` has ended. */
  async rename(staff: Staff, name: string): Promise<Staff> {
    const renamed = await renameSelf(this.ground.database, staff, nameShown(name));
    if (!renamed) throw rightEnded();
    this.ground.log.info('an account was changed', { staff: staff.id, by: staff.id, change: 'name' });
    return renamed;
  }

  /**
   * Sets another password of somebody who shows the present one, and begins a session in the new term: every other one is over. Throws Fault
   * wrongPassword, weakPassword, tooMany, and conflict when the term of `staff` has ended.
   */
  async replacePassword(
    staff: Staff,
    { present, password }: z.infer<typeof OwnPassword>,
    lang: Lang,
  ): Promise<SignedIn> {
    const { ground } = this;
    if (!(await this.allow(`own-password ${staff.id}`, most.present)))
      throw new Fault('tooMany', 'Too many attempts. Try again later.', { again: window });
    if (!(await isTheirs(staff, present)))
      throw new Fault('wrongPassword', 'The present password is not right.');
    const hashed = await newPassword(ground, staff, { password, from: undefined });
    const renewed = await replaceOwnPassword(ground.database, staff, hashed);
    if (!renewed) throw rightEnded();
    ground.coordination.publish(sessionsTopic, String(staff.id));
    this.noteNew(renewed, lang);
    return begin(ground, renewed);
  }

  private noteNew(staff: Staff, lang: Lang): void {
    this.ground.log.info('an account was changed', { staff: staff.id, by: staff.id, change: 'password' });
    void this.letters.changed(staff, lang);
  }

  private allow(key: string, times: number): Promise<boolean> {
    return this.ground.coordination.allow(key, times, window);
  }
}
