import { useEffect, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { DeskLine } from '../../../../contract/desk.ts';
import { isPlayed } from '../../../../contract/files/sounds.ts';
import { Icon } from '../../parts/icon.tsx';
import { useTell } from '../../parts/notices.tsx';
import { Said } from '../../parts/parts.tsx';
import { useWords } from '../../base/words.tsx';

interface FileProps {
  readonly url: string;
  readonly file: NonNullable<DeskLine['file']>;
}

const pdf = 'application/pdf';
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

/** So long a tab of its own may need to read what it was given, in milliseconds. */
const reading = 60_000;

/** Opens a PDF in the browser's own reader, in a tab that knows nothing of this one. It is fetched when somebody wants it. */
async function readPdf(url: string): Promise<void> {
  const tab = window.open('', '_blank');
  if (!tab) return;
  tab.opener = null;
  const response = await fetch(url);
  if (!response.ok) {
    tab.close();
    throw new Error('The file could not be fetched.');
  }
  const content = URL.createObjectURL(new Blob([await response.arrayBuffer()], { type: pdf }));
  tab.location.replace(content);
  setTimeout(() => URL.revokeObjectURL(content), reading);
}

function ReadPdf({ url }: Pick<FileProps, 'url'>): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  return (
    <Button
      size="compact-md"
      variant="subtle"
      leftSection={<Icon name="eye" size={18} />}
      onClick={() => void readPdf(url).catch(tell.failed)}
      data-testid="file-read"
    >
      {say('desk.readFile')}
    </Button>
  );
}

/** A file to be fetched; a picture is also shown, a voice note played and a PDF opened in the browser's own reader, as long as it can. */
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
      {file.type === pdf && <ReadPdf url={url} />}
      <a className="file" href={url} download={file.name} data-testid="file">
        <Icon name="download" size={18} />
        <span className="unseen">{say('desk.download')} </span>
        <Said>{file.name}</Said>
      </a>
    </>
  );
}
