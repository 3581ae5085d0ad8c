import type { Service } from '../../../association/schema.ts';
import type { Marks } from '../../../contract/cases/check.ts';
import type { RequestDetail } from '../../../contract/desk.ts';
import { isSensitive, maskShown } from '../../../fields/field.ts';
import { maskIdentifiers } from '../../../fields/identifiers.ts';
import { fileIn } from '../../../fields/value.ts';
import type { RequestHappening } from '../../../records/requests/request-desk.ts';
import type { RequestRecord } from '../../../records/requests/requests.ts';
import { anyFieldOf } from '../../../voice/house.ts';

/** Masks what is shown of one request, and knows afterwards whether anything was hidden. */
export class Mask {
  private hidden = false;

  /** `clear`: nothing is masked; `judges`: the answers to questions for an identifier are not. */
  constructor(
    private readonly clear: boolean,
    private readonly judges: boolean,
  ) {}

  get hides(): boolean {
    return this.hidden;
  }

  /** A text without the identifiers that stand in it. */
  text(text: string): string {
    return this.noted(text, this.clear ? text : maskIdentifiers(text));
  }

  field(
    { name, label, value, shown }: RequestRecord['fields'][number],
    service: Service | undefined,
    mark: Marks[string] | undefined,
  ): RequestDetail['fields'][number] {
    const spec = anyFieldOf(service, name);
    const file = fileIn(value);
    return {
      name,
      label,
      shown: value === null ? shown : this.answer(spec, shown),
      ...(file && { file: { id: file.file, name: this.text(file.name) } }),
      ...(value !== null && { answered: true }),
      ...(mark && { mark }),
    };
  }

  /** A step of the history. */
  step({ at, status, by, reason }: RequestHappening): RequestDetail['events'][number] {
    return {
      at,
      status,
      ...(by !== null && { by }),
      ...(reason !== null && { reason: this.text(reason) }),
    };
  }

  private answer(spec: ReturnType<typeof anyFieldOf>, shown: string): string {
    if (this.clear) return shown;
    const isIdentifier = !spec || isSensitive(spec);
    if (isIdentifier) return this.judges ? shown : this.noted(shown, maskShown(spec, shown));
    return this.text(shown);
  }

  private noted(text: string, shown: string): string {
    this.hidden ||= shown !== text;
    return shown;
  }
}
