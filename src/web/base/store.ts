/** One value in the browser's storage that never fails: where it is blocked or full, the value lives as long as the page. */
export interface Store {
  read(): string | undefined;
  /** Nothing is left behind for no value or an empty one. */
  write(value: string | undefined): void;
}

export function storeAt(kind: 'localStorage' | 'sessionStorage', key: string): Store {
  let kept: string | undefined;
  let blocked = false;
  return {
    read() {
      try {
        return blocked ? kept : (window[kind].getItem(key) ?? undefined);
      } catch {
        blocked = true;
        return kept;
      }
    },
    write(value) {
      kept = value;
      try {
        if (!value) window[kind].removeItem(key);
        else window[kind].setItem(key, value);
        blocked = false;
      } catch {
        blocked = true;
      }
    },
  };
}
