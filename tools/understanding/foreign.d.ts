// As much of other people's libraries as is measured here. They are installed for development alone.
declare module 'minisearch' {
  class MiniSearch {
    constructor(options: { readonly fields: readonly string[] });
    addAll(documents: readonly { readonly id: string; readonly text: string }[]): void;
    search(query: string): { readonly id: string }[];
  }
  export { MiniSearch as default };
}
declare module 'lunr' {
  interface Building {
    use(language: unknown): void;
    ref(name: string): void;
    field(name: string): void;
    add(document: { readonly id: string; readonly text: string }): void;
  }
  interface Lunr {
    (build: (this: Building) => void): { search(words: string): { readonly ref: string }[] };
    readonly ar: unknown;
  }
  const lunr: Lunr;
  export { lunr as default };
}
declare module 'lunr-languages/lunr.stemmer.support.js' {
  const add: (lunr: unknown) => void;
  export { add as default };
}
declare module 'lunr-languages/lunr.ar.js' {
  const add: (lunr: unknown) => void;
  export { add as default };
}
declare module '@nlpjs/core' {
  export class Container {
    use(part: unknown): unknown;
  }
  export const containerBootstrap: () => Promise<Container>;
}
declare module '@nlpjs/nlp' {
  export class Nlp {
    constructor(settings: object);
    addLanguage(language: string): void;
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(
      language: string,
      text: string,
    ): Promise<{ readonly classifications: { readonly intent: string; readonly score: number }[] }>;
  }
}
declare module '@nlpjs/lang-ar' {
  export const LangAr: unknown;
}
