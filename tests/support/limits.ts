/**
 * A limit of time, in milliseconds. The tests of every day run on machines that are slow or busy with other things: there it is thirty times
 * as wide, and only what hangs is found. `MEASURE=1` holds to it.
 */
export const atMost = (ms: number): number => (process.env['MEASURE'] === '1' ? ms : 30 * ms);
