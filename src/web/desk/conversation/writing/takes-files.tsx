import { useEffect, useState, type ClipboardEvent, type DragEvent, type ReactNode } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { useTell } from '../../parts/notices.tsx';
import { Confirm, Said } from '../../parts/parts.tsx';
import { useWords } from '../../base/words.tsx';

/** A file as it will be seen: drawn where the browser can, else by its name. */
function Preview({ file }: { readonly file: File }): ReactNode {
  const [url, setUrl] = useState<string>();
  const drawn = /^image\/(jpeg|png|webp)$/.test(file.type);
  useEffect(() => {
    if (!drawn) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file, drawn]);
  return (
    <figure className="pasted" data-testid="pasted">
      {url !== undefined && <img className="picture" src={url} alt="" />}
      <figcaption>
        <Icon name="file" size={18} /> <Said>{file.name}</Said>
      </figcaption>
    </figure>
  );
}

interface Props {
  readonly noting: boolean;
  readonly send: (file: File) => void;
  readonly children: ReactNode;
}

/** Where one writes; files that are pasted or dropped there are shown once more before they go to the member. A note takes none. */
export function TakesFiles({ noting, send, children }: Props): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [over, setOver] = useState(false);
  const take = (list: FileList): void => {
    if (noting) tell.done(say('desk.pasted.noNote'));
    else setFiles([...list]);
  };
  const paste = (event: ClipboardEvent): void => {
    const { files: found } = event.clipboardData;
    if (found.length === 0) return;
    event.preventDefault();
    take(found);
  };
  // What is no file is dropped as the browser does it: a word into the text.
  const drag = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(event.type === 'dragover');
    if (event.type === 'drop') take(event.dataTransfer.files);
  };
  const sendAll = (): Promise<void> => {
    files.forEach(send);
    return Promise.resolve();
  };
  return (
    <div
      className={noting ? 'composer noting' : 'composer'}
      data-over={over || undefined}
      onPaste={paste}
      onDragOver={drag}
      onDragLeave={drag}
      onDrop={drag}
    >
      {children}
      <Confirm
        opened={files.length > 0}
        title={say('desk.pasted.title', { count: files.length })}
        yes={say('desk.send')}
        act={sendAll}
        leave={() => setFiles([])}
      >
        {files.map((file) => (
          <Preview key={`${file.name} ${file.size}`} file={file} />
        ))}
      </Confirm>
    </div>
  );
}
