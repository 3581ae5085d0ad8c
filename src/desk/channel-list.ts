import type { DeskChannel } from '../contract/desk.ts';

/** The channels of each association, and the codes that wait for a person with the association's phone. */
export class ChannelList {
  private readonly served = new Map<string, string[]>();
  private readonly codes = new Map<string, string>();

  serve(association: string, channel: string): void {
    this.served.set(association, [...(this.served.get(association) ?? []), channel]);
  }

  /** A channel needs a person to read a code; undefined when it is done. */
  showCode(association: string, channel: string, qr: string | undefined): void {
    const name = `${association}/${channel}`;
    if (qr === undefined) this.codes.delete(name);
    else this.codes.set(name, qr);
  }

  of(association: string): DeskChannel[] {
    return (this.served.get(association) ?? []).map((channel) => {
      const qr = this.codes.get(`${association}/${channel}`);
      return { channel, ...(qr !== undefined && { qr }) };
    });
  }
}
