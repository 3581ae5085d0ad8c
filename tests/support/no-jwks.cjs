// Jest cannot `require` what is ESM alone, as Node can: jwks-rsa of the Agents SDK needs jose so. We use neither part of the SDK.
module.exports = () => {
  throw new Error('jwks-rsa is not used');
};
