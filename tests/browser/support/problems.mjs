import assert from 'node:assert/strict';

/** Passes when the list is empty, and otherwise shows all of it. */
export function assertNone(problems) {
  assert.ok(problems.length === 0, `${problems.length} problems:\n  ${problems.join('\n  ')}`);
}
