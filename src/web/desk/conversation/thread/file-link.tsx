import { useEffect, useState, type ReactNode } from 'react';
import type { DeskLine } from '../../../../contract/desk.ts';
import { isPlayed } from '../../../../contract/files/sounds.ts';
import { Icon } from '../../parts/icon.tsx';
import { Said } from '../../parts/parts.tsx';
import { useWords } from '../../base/words.tsx';

interface FileProps {
  readonly url: string;
  readonly file: NonNullable<DeskLine['file']>;
}

const isDrawn = (type: string): boolean => /^image\/(jpeg|png|webp)$/.test(type);

/** The address of a file that a browser can draw or play; files are handed out without a type, so it is given here. */
function useContent({ url, file }: FileProps): string | undefined {
  const [content, setContent] = useState<string>();
  const { type } = file;
  useEffect(() => {
    if (!isDrawn(type) && !isPlayed(type)) return;
    const ending = new AbortController();
    let made: string | undefined;
    const fetchIt = async (): Promise<void> => {
      const response = await fetch(url, { signal: ending.signal });
      if (!response.ok) return;
      made = URL.createObjectURL(new Blob([await response.arrayBuffer()], { type }));
      setContent(made);
    };
    void fetchIt().catch(() => undefined);
    return () => {
      ending.abort();
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [url, type]);
  return content;
}

/** A file to be fetched; a picture is also shown and a voice note played, as long as the browser can. */
export function FileLink({ url, file }: FileProps): ReactNode {
  const { say } = useWords();
  const content = useContent({ url, file });
  return (
    <>
      {content !== undefined && isDrawn(file.type) && (
        <img className="picture" src={content} alt={file.name} />
      )}
      {content !== undefined && isPlayed(file.type) && (
        <audio controls src={content} aria-label={say('desk.voiceNote')} data-testid="voice-note" />
      )}
      <a className="file" href={url} download={file.name} data-testid="file">
        <Icon name="download" size={18} />
        <span className="unseen">{say('desk.download')} </span>
        <Said>{file.name}</Said>
      </a>
    </>
  );
}
