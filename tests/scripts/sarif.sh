#!/usr/bin/env bash
# Holds the SARIF output to the official schema of the standard.
# Needs Node.js and a package index. Takes the samc that is named, or that of the debug build.
#   tests/scripts/sarif.sh [SAMC]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
samc=$(realpath "${1:-$root/target/debug/samc}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "FAILED: $*" >&2; exit 1; }

cd "$work"
# The package that carries the schema; of its code nothing is used.
npm install --silent --no-audit --no-fund --ignore-scripts @microsoft/jest-sarif@1.0.0-beta.0 ajv@8 ajv-draft-04@1 ajv-formats@3 >/dev/null
cp -r "$root/fixtures" .
"$samc" check fixtures --no-config --min-severity info --message-format sarif --output samc.sarif && fail "no findings in the fixtures"
printf 'Resources: {Topic: {Type: AWS::SNS::Topic}}\n' > good.yaml
"$samc" check good.yaml --no-config --message-format sarif --output nothing.sarif

# A log that is certainly wrong shows that the schema is looked at.
sed 's/"startLine": [0-9]*/"startLine": 0/' samc.sarif > wrong.sarif

node -e '
  const fs = require("fs");
  const ajv = new (require("ajv-draft-04").default)({ strict: false, allErrors: true, unicodeRegExp: false });
  require("ajv-formats").default(ajv);
  const schema = "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
  const isValid = ajv.compile(JSON.parse(fs.readFileSync(schema)));
  const check = (log) => isValid(JSON.parse(fs.readFileSync(log)));
  for (const log of ["samc.sarif", "nothing.sarif"]) {
    if (!check(log)) {
      console.error(log, JSON.stringify(isValid.errors.slice(0, 5), null, 2));
      process.exit(1);
    }
  }
  if (check("wrong.sarif")) {
    console.error("wrong.sarif passes, so nothing was looked at");
    process.exit(1);
  }
' || fail "the SARIF output is not valid"
echo "ok: the SARIF output is valid"
