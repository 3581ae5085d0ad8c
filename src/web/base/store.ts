/** One value in the browser's storage that never fails: where it is blocked or full, the value lives as long as the page. */
export interface Store {
  read(): string | undefined;
  /** Nothing is left behind for no value or an empty one. */
  write(value: string | undefined): void;
}

/** Whether the browser denies the page that storage, as it does to frames on other sites. */
export function isDenied(kind: 'localStorage' | 'sessionStorage'): boolean {
  try {
    return !window[kind];
  } catch {
    return true;
  }
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

/** Removes whatever both storages hold under names that begin so. */
export function forgetAll(prefix: string): void {
  for (const kind of ['localStorage', 'sessionStorage'] as const)
    try {
      const storage = window[kind];
      for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
    } catch {
      // Where storage is blocked, it holds nothing.
    }
}
