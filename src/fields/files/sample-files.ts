import type { SampleFile } from '../sample.ts';

/** The smallest genuine picture: one grey pixel. */
export const samplePicture: SampleFile = {
  name: 'صورة.png',
  contentType: 'image/png',
  contentBase64:
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
};

const emptyPage = ((): string => {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>',
  ];
  let page = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = page.length;
    page += `${i + 1} 0 obj${object}endobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 4\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(
    `${page}${table}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${page.length}\n%%EOF\n`,
  ).toString('base64');
})();

/** The smallest genuine paper: a page with nothing on it. */
export const samplePage: SampleFile = {
  name: 'مستند.pdf',
  contentType: 'application/pdf',
  contentBase64: emptyPage,
};
