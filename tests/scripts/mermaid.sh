#!/usr/bin/env bash
# Gives the pictures of all applications in the fixtures to Mermaid's own parser.
# Needs Node.js and a package index. Takes the samc that is named, or that of the debug build.
#   tests/scripts/mermaid.sh [SAMC]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
samc=$(realpath "${1:-$root/target/debug/samc}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "FAILED: $*" >&2; exit 1; }

cd "$work"
# Mermaid looks for a page around it, which jsdom makes.
npm install --silent --no-audit --no-fund --ignore-scripts mermaid@11 jsdom@26 >/dev/null
mkdir pictures
count=0
while IFS= read -r template; do
  name=$(dirname "${template#"$root/fixtures/plan/"}")
  picture="$work/pictures/${name//\//-}.mmd"
  status=0
  (cd "$(dirname "$template")" && "$samc" plan template.yaml --format mermaid) > "$picture" 2> messages || status=$?
  if [ -s "$picture" ]; then
    count=$((count + 1))
  elif [ "$status" -eq 1 ]; then
    # What has no expansion has no picture, and samc has said why.
    rm "$picture"
  else
    cat messages >&2
    fail "there is no picture of $name (status $status)"
  fi
done < <(find "$root/fixtures/plan" -name template.yaml | sort)
[ "$count" -gt 0 ] || fail "there are no pictures"

cat > check.mjs <<'CHECK'
import { readdirSync, readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body></body>");
global.window = window;
global.document = window.document;
const { default: mermaid } = await import("mermaid");

const problemOf = async (text) => {
  try {
    const { diagramType } = await mermaid.parse(text);
    return diagramType.startsWith("flowchart") ? undefined : `is a ${diagramType}`;
  } catch (problem) {
    return problem.message;
  }
};
for (const file of readdirSync("pictures")) {
  const problem = await problemOf(readFileSync(`pictures/${file}`, "utf8"));
  if (problem) {
    console.error(file, problem);
    process.exitCode = 1;
  }
}
// A picture that is certainly wrong shows that something is looked at.
if (!(await problemOf('flowchart LR\n  n0["a "quoted" name"]\n'))) {
  console.error("a wrong picture passes, so nothing was looked at");
  process.exitCode = 1;
}
CHECK
node check.mjs || fail "Mermaid does not read a picture"
echo "ok: Mermaid reads $count pictures"
