/** What is loaded with the first file that a member sends. */
export { prepared } from './picture.ts';
export { upload } from './upload.ts';
