import {
  endOlderResumes,
  endResumes,
  firstResume,
  oldestResume,
  renewResume,
} from '../records/turns/resumes.ts';
import type { Begun } from './begun.ts';
import { topicOf, type Ground } from './context.ts';
import { ReturnLinks } from './return-links.ts';

/**
 * Who may still speak for a conversation of somebody without an address: whoever holds the newest value, and what was made with it. Renewal,
 * the end of a session and time end what came before, streams too.
 */
export class Sessions {
  /** The ways back from another device. */
  readonly links: ReturnLinks;

  constructor(private readonly ground: Pick<Ground, 'database' | 'clock' | 'coordination'>) {
    this.links = new ReturnLinks(ground);
  }

  /** The first value of a conversation. */
  async first(publicId: string): Promise<Begun> {
    const { database, clock } = this.ground;
    const { value, generation } = await firstResume(database, publicId, clock.now());
    return { publicId, resume: value, generation };
  }

  /** Exchanges the value for a new one; undefined when it is over, or belongs to no conversation of this association. */
  async renew(association: string, value: string): Promise<Begun | undefined> {
    const { database, clock } = this.ground;
    const renewed = await renewResume(database, { value, association }, clock.now());
    return renewed && { publicId: renewed.publicId, resume: renewed.value, generation: renewed.generation };
  }

  /** Whether what came with a generation still opens its conversation. Its use ends everything that came with an older one. */
  async stands(publicId: string, generation: number): Promise<boolean> {
    const { database, clock } = this.ground;
    const oldest = await oldestResume(database, publicId, clock.now());
    if (oldest === undefined || generation < oldest) return false;
    if (generation > oldest) {
      await endOlderResumes(database, publicId, generation);
      this.tell(publicId);
    }
    return true;
  }

  /** Ends every value of a conversation, and everything that came with one. */
  async end(publicId: string): Promise<void> {
    await endResumes(this.ground.database, publicId);
    this.tell(publicId);
  }

  /** Streams look again whether they stand. */
  private tell(publicId: string): void {
    this.ground.coordination.publish(topicOf(publicId), '');
  }
}
