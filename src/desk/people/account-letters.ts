import type { Ground } from '../../conversation/context.ts';
import { minute, second } from '../../kernel/clock.ts';
import { nameOfError } from '../../kernel/errors.ts';
import type { Staff } from '../../records/desk/staff.ts';
import type { Lang } from '../../wording/wording.ts';
import { forgottenLink } from './sign-in.ts';

/** Hands letters over to the mail server of this installation. */
export interface Post {
  /** Where the desk is reached, as it stands in letters: never what a caller says. */
  readonly base: string;
  send(letter: { readonly to: string; readonly subject: string; readonly text: string }): Promise<void>;
}

/**
 * What is mailed to somebody about their own account. Nobody waits for it: whoever calls learns nothing of whether it was sent. What the mail server does not take is tried
 * again, unless another letter of its kind followed: a link stands in memory alone, so that a restart ends it, and its owner asks anew.
 */
export class AccountLetters {
  /** Absent where this installation sends no mail. */
  post: Post | undefined;
  /** How long a letter rests before each further try, in milliseconds. */
  pauses: readonly number[] = [10 * second, minute, 5 * minute];
  /** The last letter of each kind to each of them. */
  private readonly last = new Map<string, object>();

  constructor(private readonly ground: Ground) {}

  /** A one-time link for whoever forgot their password. */
  async link(staff: Staff, lang: Lang): Promise<void> {
    const { post } = this;
    if (post)
      await this.send(staff, {
        lang,
        kind: 'forgotten',
        url: await forgottenLink(this.ground, staff, post.base),
      });
  }

  /** That the password is another one from now on. */
  async changed(staff: Staff, lang: Lang): Promise<void> {
    const { post } = this;
    if (post) await this.send(staff, { lang, kind: 'newPassword', url: `${post.base}/desk/forgotten` });
  }

  private async send(
    { id, association, email }: Staff,
    {
      lang,
      kind,
      url,
    }: { readonly lang: Lang; readonly kind: 'forgotten' | 'newPassword'; readonly url: string },
  ): Promise<void> {
    const wording = this.ground.houses.get(association)?.wording;
    if (!wording) return;
    const subject = wording.line(lang, `mail.${kind}.subject`);
    const text = `${wording.line(lang, `mail.${kind}.text`)}\n${url}\n`;
    const own = {};
    this.last.set(`${id} ${kind}`, own);
    for (const pause of [...this.pauses, undefined]) {
      if (await this.handed({ to: email, subject, text }, { staff: id, kind })) break;
      if (pause === undefined) break;
      await new Promise((rested) => void setTimeout(rested, pause).unref());
      if (this.last.get(`${id} ${kind}`) !== own) return;
    }
    if (this.last.get(`${id} ${kind}`) === own) this.last.delete(`${id} ${kind}`);
  }

  private async handed(
    letter: Parameters<Post['send']>[0],
    about: { readonly staff: number; readonly kind: string },
  ): Promise<boolean> {
    try {
      await this.post?.send(letter);
      return true;
    } catch (error) {
      this.ground.log.warn('a letter about an account could not be handed over', {
        ...about,
        error: nameOfError(error),
      });
      return false;
    }
  }
}
