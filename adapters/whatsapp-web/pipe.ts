import { fork, type ChildProcess } from 'node:child_process';
import { FromChild, type Answer, type Begin, type Question, type ToChild } from './wire.ts';

/** `handed` is whether the child was there to take the question; without an answer, nobody knows what became of it. */
export interface Asked {
  readonly handed: boolean;
  readonly answer?: Answer;
}

/** `hear` is given what the child says that is no answer; `garbled` is called for what nobody understands. */
export interface Ears {
  readonly hear: (said: FromChild) => void;
  readonly garbled: () => void;
}

/** Everything that the child needs of an environment: no secret of the house reaches the browser. */
const environment = (home: string): Record<string, string> => ({
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: home,
  LANG: 'C.UTF-8',
});

/** A child that runs a browser, and what is said between us. Ids of our questions are numbers that rise. */
export class Pipe {
  /** `closing` takes nothing more. */
  state: 'starting' | 'asking' | 'ready' | 'closing' = 'starting';
  browser: number | undefined;
  /** Resolves when the child has ended. */
  readonly over: Promise<void>;
  private n = 0;
  private readonly waiting = new Map<number, (asked: Asked) => void>();
  private readonly child: ChildProcess;

  constructor(program: string, begin: Begin, { hear, garbled }: Ears) {
    this.child = fork(program, [], {
      execArgv: [],
      env: environment(begin.folder),
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.over = new Promise((resolve) => {
      const end = (): void => {
        this.state = 'closing';
        for (const give of this.waiting.values()) give({ handed: true });
        this.waiting.clear();
        resolve();
      };
      this.child.once('exit', end);
      this.child.once('error', end);
    });
    this.child.on('error', () => undefined);
    this.child.on('message', (message) => {
      const said = FromChild.safeParse(message);
      if (!said.success) garbled();
      else if ('n' in said.data) this.answer(said.data);
      else hear(said.data);
    });
    this.tell(begin);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Answers whether there was still somebody to tell. */
  tell(message: ToChild): boolean {
    if (!this.child.connected) return false;
    this.child.send(message, () => undefined);
    return true;
  }

  /** Asks, and waits so many milliseconds for the answer. Throws nothing. */
  call(question: Question, patience: number): Promise<Asked> {
    this.n += 1;
    const { n } = this;
    return new Promise((resolve) => {
      const timer = setTimeout(() => give({ handed: true }), patience);
      const give = (asked: Asked): void => {
        clearTimeout(timer);
        this.waiting.delete(n);
        resolve(asked);
      };
      this.waiting.set(n, give);
      if (!this.tell({ ...question, n })) give({ handed: false });
    });
  }

  private answer(answer: Answer): void {
    this.waiting.get(answer.n)?.({ handed: true, answer });
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }
}
