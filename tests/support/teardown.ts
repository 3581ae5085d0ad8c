/** Runs once after all test files. Services that a test file starts are stopped by that file. */
export default function teardown(): void {
  // Nothing outlives the test files.
}
