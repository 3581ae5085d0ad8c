import type { RequestDetail } from '../../../contract/desk.ts';
import type { DeskCall } from '../desk-call.ts';

/** How the request stands that the path names. */
export const detail = ({ office, staff, lang, param }: DeskCall): Promise<RequestDetail> =>
  office.requests.detail(staff, param('reference'), lang);

/** Does something with the request that the path names, and answers how it stands then. */
export const after =
  <Rest extends readonly unknown[]>(
    act: (call: DeskCall, reference: string, ...rest: Rest) => Promise<unknown>,
  ) =>
  async (call: DeskCall, ...rest: Rest): Promise<RequestDetail> => {
    await act(call, call.param('reference'), ...rest);
    return detail(call);
  };
