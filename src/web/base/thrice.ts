/** Within so many milliseconds of the first press the third must come. */
const within = 2000;

/** Hears a key that is pressed three times in a row, with no other in between. */
export function onThrice(key: string, heard: () => void): void {
  let presses: readonly number[] = [];
  addEventListener(
    'keydown',
    (event) => {
      if (event.repeat) return;
      presses = event.key === key ? [...presses, event.timeStamp].slice(-3) : [];
      const [first = 0] = presses;
      if (presses.length < 3 || event.timeStamp - first > within) return;
      presses = [];
      heard();
    },
    true,
  );
}
