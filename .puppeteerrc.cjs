// Chromium comes from the system (Debian's package): no later install may download a browser.
module.exports = { skipDownload: true };
