/** What this browser remembers of the desk's settings; a browser that remembers nothing is no fault. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(`silah-desk-${name}`);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`silah-desk-${name}`, value);
  } catch {
    // A private window: the setting lasts as long as the page.
  }
}

/** What lasts as long as this tab: drafts and lines that have not been sent. Members' words go no further than that. */
export function keptInTab(name: string): string | null {
  try {
    return sessionStorage.getItem(`silah-desk-${name}`);
  } catch {
    return null;
  }
}

export function keepInTab(name: string, value: string): void {
  try {
    if (value === '') sessionStorage.removeItem(`silah-desk-${name}`);
    else sessionStorage.setItem(`silah-desk-${name}`, value);
  } catch {
    // As above.
  }
}

/** After signing out nothing of a member stays in the tab. */
export function forgetTab(): void {
  try {
    sessionStorage.clear();
  } catch {
    // As above.
  }
}
