import type { PulledChannel } from '../channel/pulled.ts';
import type { ChannelKind } from '../channel/port.ts';

/** A built file as it is sent. `file` is its name for the channel, `url` where it is fetched. */
export interface BuiltAsset {
  readonly file: string;
  readonly url: string;
  readonly type: string;
  /** Whether pages of other sites load it: its address never changes. */
  readonly shared: boolean;
  readonly plain: Uint8Array<ArrayBuffer>;
  /** As the build has packed it. */
  readonly gzip: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer>;
}

/** A channel whose clients fetch, with the files that they load. */
export interface HostedChannel {
  readonly channel: PulledChannel;
  readonly assets: readonly BuiltAsset[];
}

/** What decides which addresses there are. */
export interface Layout {
  readonly hosted: readonly HostedChannel[];
  /** Kinds of channels that we call. */
  readonly kinds: readonly ChannelKind[];
  /** Folder of the built desk. */
  readonly deskFolder: string;
  /** Folder of what takes messages in browsers whose page is closed. */
  readonly toldFolder: string;
  /** Every line of the desk and the reports, in both languages. */
  readonly deskLines: Readonly<Record<'ar' | 'en', Readonly<Record<string, string>>>>;
}
