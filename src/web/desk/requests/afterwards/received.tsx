import { useState, type ReactNode } from 'react';
import { Button, FileInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { codeLength, type ReceivedBy } from '../../../../contract/cases/received.ts';
import { isWayIn } from '../../../../contract/cases/ways-in.ts';
import type { RequestDetail } from '../../../../contract/desk.ts';
import { Icon } from '../../parts/icon.tsx';
import { useTell } from '../../parts/notices.tsx';
import { Confirm, Said } from '../../parts/parts.tsx';
import { useWords } from '../../base/words.tsx';
import { api } from '../../server/api.ts';

/** Sends the member the code that they tell at the door. */
function SendCode({ reference }: { readonly reference: string }): ReactNode {
  const { say } = useWords();
  const tell = useTell();
  const [asking, setAsking] = useState(false);
  const send = async (): Promise<void> => {
    await api.deliveryCode(reference);
    tell.done(say('desk.received.codeSent'));
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)} data-testid="delivery-code-send">
        {say('desk.received.sendCode')}
      </Button>
      <Confirm
        opened={asking}
        title={say('desk.received.sendCode')}
        yes={say('desk.received.sendCode')}
        act={send}
        leave={() => setAsking(false)}
      >
        <p>{say('desk.received.codeTells')}</p>
      </Confirm>
    </>
  );
}

interface Shown {
  readonly code: string;
  readonly paper: File | null;
}

/** Carries out that it was provided, shown by what there is: the paper, the code, or the word of whoever provides it. */
function deliver(reference: string, { code, paper }: Shown): Promise<unknown> {
  if (!paper) return api.delivered(reference, code === '' ? {} : { code });
  const body = new FormData();
  body.set('id', crypto.randomUUID());
  body.set('file', paper);
  return api.deliveredOnPaper(reference, body);
}

/** Whether it can be shown so that the service was received: no code reaches whoever writes on no channel. */
const mayShow = ({ proof, channel }: Pick<RequestDetail, 'proof' | 'channel'>, by: ReceivedBy): boolean =>
  proof === undefined ? by === 'paper' || !isWayIn(channel) : proof.includes(by);

/** The service was provided: by the code that its member tells, by a signed paper, or, where the pack wants neither, by the word of whoever provides it. */
export function Provided({ request }: { readonly request: RequestDetail }): ReactNode {
  const { reference, proof } = request;
  const { say } = useWords();
  const tell = useTell();
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const [paper, setPaper] = useState<File | null>(null);
  const [asking, setAsking] = useState(false);
  const isShown = paper !== null || code.trim() !== '';
  const go = async (): Promise<void> => {
    await deliver(reference, { code: code.trim(), paper });
    await queries.invalidateQueries();
    tell.done(say('desk.request.deliveredDone'));
  };
  return (
    <section className="decision" aria-label={say('desk.received.title')} data-testid="provided">
      <h2>{say('desk.received.title')}</h2>
      <p className="soft">{say(proof ? 'desk.received.wanted' : 'desk.received.hint')}</p>
      {mayShow(request, 'code') && (
        <>
          <SendCode reference={reference} />
          <TextInput
            label={say('desk.received.code')}
            dir="ltr"
            inputMode="numeric"
            autoComplete="off"
            maxLength={codeLength + 2}
            disabled={paper !== null}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            data-testid="delivery-code"
          />
        </>
      )}
      {mayShow(request, 'paper') && (
        <FileInput
          label={say('desk.received.paper')}
          placeholder={say('desk.received.choose')}
          accept="image/*,application/pdf"
          clearable
          value={paper}
          onChange={setPaper}
          data-testid="delivery-paper"
        />
      )}
      <Button
        leftSection={<Icon name="seal" size={18} />}
        disabled={proof !== undefined && !isShown}
        onClick={() => setAsking(true)}
        data-testid="delivered"
      >
        {say('desk.request.deliver')}
      </Button>
      <Confirm
        opened={asking}
        title={say('desk.request.deliver')}
        yes={say('desk.request.deliver')}
        act={go}
        leave={() => setAsking(false)}
      >
        <p>{say('desk.request.deliverText')}</p>
        {paper && (
          <p className="quoted">
            <Said>{paper.name}</Said>
          </p>
        )}
      </Confirm>
    </section>
  );
}
