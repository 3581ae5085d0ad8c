/** The newest of something, by name; the oldest are forgotten. */
export class Newest<T> {
  private readonly all = new Map<string, T>();

  constructor(private readonly most: number) {}

  get(name: string): T | undefined {
    return this.all.get(name);
  }

  set(name: string, one: T): void {
    this.all.delete(name);
    this.all.set(name, one);
    const [oldest] = this.all.keys();
    if (this.all.size > this.most && oldest !== undefined) this.all.delete(oldest);
  }

  delete(name: string): void {
    this.all.delete(name);
  }

  entries(): readonly (readonly [string, T])[] {
    return [...this.all];
  }
}
