import type { Ground } from '../../conversation/context.ts';
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

/** What is mailed to somebody about their own account. Nobody waits for it: whoever calls learns nothing of whether it was sent. */
export class AccountLetters {
  /** Absent where this installation sends no mail. */
  post: Post | undefined;

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
    const { houses, log } = this.ground;
    const wording = houses.get(association)?.wording;
    if (!wording) return;
    const subject = wording.line(lang, `mail.${kind}.subject`);
    const text = `${wording.line(lang, `mail.${kind}.text`)}\n${url}\n`;
    try {
      await this.post?.send({ to: email, subject, text });
    } catch (error) {
      log.warn('a letter about an account could not be handed over', {
        staff: id,
        kind,
        error: nameOfError(error),
      });
    }
  }
}
