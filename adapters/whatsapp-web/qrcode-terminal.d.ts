declare module 'qrcode-terminal' {
  const qrcode: {
    generate(text: string, options: { readonly small: boolean }, give: (picture: string) => void): void;
  };
  // eslint-disable-next-line no-restricted-syntax -- the library has a default export
  export default qrcode;
}
