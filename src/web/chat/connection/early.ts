/** What the server answers to the call that leaves before the widget is there: for somebody whom this browser does not know. */
export type Early = Promise<Response>;

declare global {
  interface Window {
    silahEarly?: Early;
  }
}

/** That answer, once: whoever asks again has to call. */
export function takeEarly(): Early | undefined {
  const early = window.silahEarly;
  delete window.silahEarly;
  return early;
}
