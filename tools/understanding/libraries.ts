import type { Classifier, Example } from '../../src/knowledge/classifier.ts';
import type { Index } from './passages-measured.ts';

/** Other people's search and classifier, with the settings in which they did best; loaded where they are measured. */
export interface Libraries {
  readonly minisearch: Index;
  readonly lunr: Index;
  /** Learns labelled texts with nlp.js, and ranks the labels of each text that is asked about. */
  readonly nlpjs: (
    examples: readonly Example[],
    texts: readonly string[],
  ) => Promise<Pick<Classifier, 'rank'>>;
}

async function minisearch(): Promise<Index> {
  const { default: MiniSearch } = await import('minisearch');
  return (passages) => {
    const found = new MiniSearch({ fields: ['text'] });
    found.addAll(passages);
    return (question) => found.search(question);
  };
}

async function lunrInArabic(): Promise<Index> {
  const { default: lunr } = await import('lunr');
  const { default: stemmers } = await import('lunr-languages/lunr.stemmer.support.js');
  const { default: arabic } = await import('lunr-languages/lunr.ar.js');
  stemmers(lunr);
  arabic(lunr);
  return (passages) => {
    const found = lunr(function build() {
      this.use(lunr.ar);
      this.ref('id');
      this.field('text');
      for (const passage of passages) this.add(passage);
    });
    // Signs would be its query language.
    return (question) =>
      found.search(question.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')).map(({ ref }) => ({ id: ref }));
  };
}

const nlpjs: Libraries['nlpjs'] = async (examples, texts) => {
  const { containerBootstrap } = await import('@nlpjs/core');
  const { Nlp } = await import('@nlpjs/nlp');
  const { LangAr } = await import('@nlpjs/lang-ar');
  const container = await containerBootstrap();
  container.use(LangAr);
  const learned = new Nlp({ container, autoSave: false, nlu: { log: false, useNoneFeature: false } });
  learned.addLanguage('ar');
  for (const { label, text } of examples) learned.addDocument('ar', text, label);
  await learned.train();
  const ranked = new Map<string, ReturnType<Classifier['rank']>>();
  for (const text of new Set(texts)) {
    const { classifications } = await learned.process('ar', text);
    ranked.set(
      text,
      classifications.map(({ intent: label, score }) => ({ label, score })),
    );
  }
  return { rank: (text) => ranked.get(text) ?? [] };
};

export const loadLibraries = async (): Promise<Libraries> => ({
  minisearch: await minisearch(),
  lunr: await lunrInArabic(),
  nlpjs,
});
