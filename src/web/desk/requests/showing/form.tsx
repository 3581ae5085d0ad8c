import type { ReactNode } from 'react';
import type { RequestDetail } from '../../../../contract/desk.ts';
import { fileUrl } from '../../server/api.ts';
import { Icon } from '../../parts/icon.tsx';
import { Copy, Said } from '../../parts/parts.tsx';
import { whenIn } from '../../base/when.ts';
import { useWords } from '../../base/words.tsx';

interface ShownProps {
  readonly field: Pick<RequestDetail['fields'][number], 'shown' | 'file'>;
  readonly conversation: string;
}

/** An answer, or the file that it is. */
export function Shown({ field: { shown, file }, conversation }: ShownProps): ReactNode {
  if (!file) return <Said>{shown}</Said>;
  return (
    <a className="file" href={fileUrl(conversation, file.id)} download={file.name}>
      <Icon name="download" size={18} /> <Said>{file.name}</Said>
    </a>
  );
}

/** What the member sent for a field after the form, which stays as it was signed. */
export function Latest({
  field: { name, latest },
  conversation,
}: {
  readonly field: RequestDetail['fields'][number];
  readonly conversation: string;
}): ReactNode {
  const { say } = useWords();
  if (!latest) return null;
  return (
    <p data-testid={`latest-${name}`}>
      <span className="soft">{say('desk.request.latest')}</span>{' '}
      <Shown field={latest} conversation={conversation} />
    </p>
  );
}

/** Every answer of the form as it was sealed. */
export function Fields({ request }: { readonly request: RequestDetail }): ReactNode {
  return (
    <dl className="facts two-columns" data-testid="request-fields">
      {request.fields.map((field) => (
        <div key={field.name}>
          <dt>
            <Said>{field.label}</Said>
          </dt>
          <dd>
            <Shown field={field} conversation={request.conversation} />
            <Latest field={field} conversation={request.conversation} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What the member signed, when, in which words; and the seal over the whole request. */
export function Attestation({ request }: { readonly request: RequestDetail }): ReactNode {
  const { say, lang, sayWord } = useWords();
  const { attestation, sha256 } = request;
  return (
    <div className="attestation" data-testid="attestation">
      <blockquote>
        <Said>{attestation.text}</Said>
      </blockquote>
      <p>
        <Icon name="seal" size={18} />{' '}
        {say('desk.request.signed', {
          act: sayWord('desk.request.act', attestation.act),
          time: whenIn(lang).full(attestation.at),
        })}
        {attestation.words !== '' && (
          <>
            {' '}
            «<Said>{attestation.words}</Said>»
          </>
        )}
      </p>
      <p className="seal">
        <span className="soft">{say('desk.request.seal')}</span>{' '}
        <code className="short" dir="ltr" title={sha256}>
          {sha256.slice(0, 12)}…{sha256.slice(-6)}
        </code>{' '}
        <code className="whole" dir="ltr">
          {sha256}
        </code>{' '}
        <Copy value={sha256} label={say('desk.request.copySeal')} testid="copy-seal" />
      </p>
    </div>
  );
}
