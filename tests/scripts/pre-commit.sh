#!/usr/bin/env bash
# Tries the hook of .pre-commit-hooks.yaml with the real pre-commit on a git repository.
# Needs git, Python and a package index. Takes the samc that is named, or that of the debug build.
#   tests/scripts/pre-commit.sh [SAMC]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
samc=$(realpath "${1:-$root/target/debug/samc}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "FAILED: $*" >&2; exit 1; }

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet pre-commit
mkdir "$work/bin"
ln -s "$samc" "$work/bin/samc"
export PATH="$work/venv/bin:$work/bin:$PATH" PRE_COMMIT_HOME="$work/cache"
export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=test GIT_AUTHOR_EMAIL=test@example.com
export GIT_COMMITTER_NAME=test GIT_COMMITTER_EMAIL=test@example.com

# The hooks as a repository of their own, as pre-commit takes them.
git init --quiet "$work/hooks"
cp "$root/.pre-commit-hooks.yaml" "$work/hooks/"
git -C "$work/hooks" add . && git -C "$work/hooks" commit --quiet -m hooks
revision=$(git -C "$work/hooks" rev-parse HEAD)

git init --quiet "$work/project"
cd "$work/project"
cat > .pre-commit-config.yaml <<YAML
repos:
- repo: $work/hooks
  rev: $revision
  hooks:
  - id: samc-check-system
YAML
printf 'on: push\n' > workflow.yaml
printf '{"name": "project"}\n' > package.json
good='Resources: {Topic: {Type: AWS::SNS::Topic}}'
for number in $(seq 1 50); do printf '%s\n' "$good" > "good$number.yaml"; done
git add .
pre-commit install >/dev/null
git commit --quiet -m good || fail "a commit of good templates and other files was refused"

printf 'Resources: {Topic: {Type: AWS::SNS::Topic, Properties: {TopicNme: orders}}}\n' > bad.yaml
git add bad.yaml
if git commit --quiet -m bad > "$work/output" 2>&1; then fail "a commit of a bad template was taken"; fi
grep -q 'E3002' "$work/output" || { cat "$work/output"; fail "what is wrong was not told"; }
grep -q 'in 1 template' "$work/output" || fail "more than the changed template was checked"

pre-commit run --all-files > "$work/output" 2>&1 && fail "all files were taken"
[ "$(grep -c 'of 51 templates' "$work/output")" = 1 ] || { cat "$work/output"; fail "not one process"; }
echo "pre-commit: passed"
