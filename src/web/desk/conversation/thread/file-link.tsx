import { useEffect, useState, type ReactNode } from 'react';
import type { DeskLine } from '../../../../contract/desk.ts';
import { Icon } from '../../parts/icon.tsx';
import { Said } from '../../parts/parts.tsx';
import { useWords } from '../../base/words.tsx';

interface FileProps {
  readonly url: string;
  readonly file: NonNullable<DeskLine['file']>;
}

/** The picture itself; files are handed out without a type, so it is given here, and only for what a browser can draw. */
function usePicture({ url, file }: FileProps): string | undefined {
  const [picture, setPicture] = useState<string>();
  const { type } = file;
  useEffect(() => {
    if (!/^image\/(jpeg|png|webp)$/.test(type)) return;
    const ending = new AbortController();
    let made: string | undefined;
    const fetchIt = async (): Promise<void> => {
      const response = await fetch(url, { signal: ending.signal });
      if (!response.ok) return;
      made = URL.createObjectURL(new Blob([await response.arrayBuffer()], { type }));
      setPicture(made);
    };
    void fetchIt().catch(() => undefined);
    return () => {
      ending.abort();
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [url, type]);
  return picture;
}

/** A file to be fetched; a picture is also shown, as long as the browser can draw it. */
export function FileLink({ url, file }: FileProps): ReactNode {
  const { say } = useWords();
  const picture = usePicture({ url, file });
  return (
    <>
      {picture !== undefined && <img className="picture" src={picture} alt={file.name} />}
      <a className="file" href={url} download={file.name} data-testid="file">
        <Icon name="download" size={18} />
        <span className="unseen">{say('desk.download')} </span>
        <Said>{file.name}</Said>
      </a>
    </>
  );
}
